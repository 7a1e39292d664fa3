### Style sheets: what they do to mandatory texts, and what to write instead.

hiding-style = “{ $declaration }” { $way ->
        [hide] hides
        [shrink] makes too small
        [move] moves out of its place
        [cover] covers
        [clip] cuts off
        [fade] fades or makes transparent
        [colour] gives almost the colour of its ground to
        [order] changes the reading order around
        [unreachable] keeps visitors from reaching
        [text] adds or replaces words in
       *[other] touches
    } a mandatory text.
    .help = { $role ->
        [mandatory] Take this declaration away from the mandatory blocks, or give it a selector that means your own elements only. Readable colours, letters of at least 12 px, margins and borders are yours to choose.
        [around] Take this declaration away: it means an element that holds a mandatory block. Give it a selector that means your own elements only.
       *[beside] Leave this element in its place in the page, without laying it over the rest.
    }
hiding-style-unsure = “{ $declaration }” { $way ->
        [cover] may lay an element over a mandatory text
        [animation] animates a mandatory text
        [unknown] is no property that sitegen knows, and it touches a mandatory text
       *[other] touches a mandatory text, and sitegen cannot work out its effect
    }.
    .help = { $way ->
        [cover] Leave this element in its place, or keep it in a frame of its own: an element around it with position: relative.
        [animation] Take the animation away from the mandatory blocks: they must be readable as soon as the page opens.
       *[other] Write a plain value, such as 1rem, or give the rule a selector that means your own elements only.
    }
hiding-style-unread = The style sheet { $file } could not be read: it is too long, nested too deep or not in UTF-8.
    .help = Save it in UTF-8, shorten it or remove it.
hiding-style-import = The style sheet asks for another one that sitegen cannot read: { $address }.
    .help = Copy that sheet into your folder theme or static, and remove the @import line.
hiding-style-foreign = The page carries a style sheet that sitegen cannot read or that comes from elsewhere.
    .help = Put these rules into theme/extra.css.
