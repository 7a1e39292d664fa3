# Findings on the mandatory sections that an author or a theme changes.

hidden-section = { $name ->
        [crisis] The crisis notice is hidden
        [licence] Name, title and permit are hidden
        [footer] The links to the mandatory sections are hidden
        [byline] The byline of the article is hidden
       *[other] The section “{ missing-section.name }” is hidden
    } ({ $way }).
    .help = Take out what surrounds it in the template: the attribute or element “{ $way }”. Someone who reads on a telephone or with a screen reader has to find it open.

own-text-per-practitioner = Your own text for the section “{ missing-section.name }” cannot speak of several practitioners at once.
    .help = Remove this file: the section is then written for each person, from sitegen.toml.

own-text-short = Your own text for the section “{ missing-section.name }” is much shorter than the model text: it cannot say everything that the norm asks for.
    .help = Say each point of the model text in your own words, or remove this file to have the model text back.

own-section-text = The section “{ missing-section.name }” is in your own words: the tool found the facts in it, but cannot judge what it means.
    .help = Read it beside the model text, or have somebody read it. To have the model text back, remove this file.

duplicate-service = Two services of sitegen.toml have the same page: “{ $page }”.
    .help = Give each service a page of its own, or join the two services.

incomplete-credit = This credit lacks: { $label }.
    .help = { $help }

unverified-section = Your own text for the section “{ missing-section.name }” is nested too deeply to be verified.
    .help = Make it simpler: fewer lists inside lists.

wrong-language = A mandatory block is marked as being in another language (lang="{ $written }") than its own ({ $wanted }).
    .help = In your template, write lang="{ $wanted }" there, or take the attribute out: the <html> tag bears the language of the page already.
wrong-language-none = Nothing says which language a mandatory block of this page is in.
    .help = In your template, write lang="{ "{{" } site.language { "}}" }" on the <html> tag. The language expected here is { $wanted }.

unreachable-section-refresh = This page goes on to another by itself: nobody has the time to read what is mandatory on it.
    .help = Take the tag <meta http-equiv="refresh"> out of your template.
