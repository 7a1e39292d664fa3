### What acts in a page: scripts, requests to other servers, frames, comments, reviews, sharing, cards.

## Scripts

undeclared-script-element = The page contains a script.
    .help = Remove the script element and what it holds. A page published by sitegen works without any script.
undeclared-script-file = The page loads a script: { $address }
    .help = Remove the element that loads it. For booking, a map or a video, use a plain link.
undeclared-script-handler = The attribute { $attribute } starts a script.
    .help = Remove the attribute. A link, a heading or a details block is nearly always enough.
undeclared-script-address = The attribute { $attribute } holds an address that starts a script instead of leading somewhere.
    .help = Replace it with the address of a page, or remove the element.
undeclared-script-object = The element { $element } runs another program in the page.
    .help = Remove it. To offer a document, use a link that leads to the file.

## Other servers

third-party-request = When it opens, the page asks { $host } for something (element { $element }, attribute { $attribute }).
    .help = Copy the picture, font or file into static/, or use a link instead. If this server is indispensable, declare it under third_parties with its host: it will appear in the section on privacy.
third-party-request-known = When it opens, the page asks { $host }, a server of { $service }, for something (element { $element }, attribute { $attribute }).
    .help = Copy the picture, font or file into static/, or use a link instead. If this server is indispensable, declare it under third_parties with its host: it will appear in the section on privacy.
third-party-request-sent = What people write or do here goes to { $host } (element { $element }, attribute { $attribute }).
    .help = If this is your form provider, declare it under third_parties with its host: it will appear in the section on privacy. Otherwise remove the element.

## Frames

embedded-frame = The page shows another page in a frame (element { $element }).
    .help = Replace the frame with a link, or copy its text into the page.
embedded-frame-host = The page shows a page of { $host } in a frame (element { $element }).
    .help = Replace the frame with a link: people then choose for themselves to go to that provider.

## Comments

comment-system-service = The page carries a place for comments: { $service }. The sign: { $sign }
    .help = Remove the code of this service. So that people can reach you, give your telephone number or link to your contact page.
comment-system-form = This form is there to publish comments. The signs: { $signs }
    .help = Remove the form. If people must be able to write to you in private, lead them to your contact page.
comment-system-form-unsure = This form may be there to publish comments. The signs: { $signs }
    .help = If it publishes what is written in it, remove it. If it only writes to you, say so in the heading above it (“Reach me”, for example) and name it otherwise.
comment-system-list = The page shows comments by other people, signed or dated.
    .help = Remove these comments. If they are your own remarks, write them as ordinary text.
comment-system-endpoint = The page tells other sites where to send their reactions. The sign: { $sign }
    .help = Remove the webmention, pingback or trackback link or tag.

## Reviews

review-widget = The page carries a module of reviews or testimonials: { $service }. The sign: { $sign }
    .help = Remove all the code of this module. Describe your training, your services and your limits instead.
review-widget-unsure = The page carries a module by { $service }, which can show reviews. The sign: { $sign }
    .help = If it shows reviews, stars or testimonials, remove it. If it shows something else, write that content in the page: the module is then no longer needed.
rating-markup-data = The page announces a review, a rating or a comment to search engines: { $name }
    .help = Remove this name and what depends on it. Keep the data about your practice: name, address, services.
rating-markup-input = This field asks for a rating: { $name }
    .help = Remove the field. To learn what someone thinks of your work, ask in private.
rating-markup-score = The text shows a score or stars: “{ $text }”. The signs: { $signs }
    .help = Remove the score, the stars and the number of reviews, even if they come from another site.
rating-markup-score-unsure = The text may show a score of your practice: “{ $text }”. The signs: { $signs }
    .help = If this score judges your work, remove it. If it measures something else, say so in the same sentence, for example “on a scale from 0 to 5”.
review-link = This link leads to a place where reviews are written or read: { $service }. The sign: { $sign }
    .help = Remove the link. To say where you are, write the address or lead to directions without a business card.
review-link-unsure = This link leads to a listing that may show reviews: { $service }. The sign: { $sign }
    .help = If the page it leads to shows reviews or stars, remove the link.
review-link-request = This link invites people to leave a review: “{ $text }”
    .help = Remove the invitation and the link. A person whom you help is not free to refuse.

## Social networks and payment

share-widget = The page carries a button or link to share, like or follow: { $service }. The sign: { $sign }
    .help = Remove it. A plain link to your professional account remains possible, if it is declared under social.accounts.
card-field = This field asks for a detail of a payment card. The sign: { $sign }
    .help = Remove the field and lead, by a link, to the page of your payment provider.

unverified-inner-page = A page held inside an attribute or element of this page could not be read to its end.
    .help = Take it out: write its text in the page itself, or make it a page of its own.

## The content security policy

content-policy-missing = The head of the page does not carry the security policy that sitegen computed.
    .help = In your template, place the line {"{{"} slots.head | safe {"}}"} right after <head>, outside any comment and any other element.
content-policy-altered = The page’s security policy is not the one that sitegen computed.
    .help = Remove the Content-Security-Policy meta tag from your template: sitegen puts its own into slots.head.
content-policy-doubled = The page carries a second security policy.
    .help = Remove this meta tag: sitegen computes the policy from what the page uses, and puts it into slots.head.
content-policy-late = The element { $element } stands before the security policy: the browser treats it as if there were none.
    .help = In your template, place the line {"{{"} slots.head | safe {"}}"} right after <head>, then this element.
content-policy-style = The element { $element } has a style attribute: the security policy keeps the browser from applying it.
    .help = Give the element a class and write this style in theme/extra.css.
content-policy-uncovered = The page’s security policy does not allow loading { $address }: the browser will not show it.
    .help = Remove this element, or load the file in an ordinary way: img for an image, link for a style sheet.
content-policy-own-file = Your page { $file } carries no security policy.
    .help = Copy the proposed line right after the tag that gives the encoding (charset), in the head of the page:
