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

## Other hosts, in style sheets and settings

third-party-request-sheet = This style sheet asks something of { $host }.
    .help = Copy the image, font or sheet into static/ or theme/assets/, and write its address on the site here.
third-party-request-sheet-known = This style sheet asks something of { $host }, a host of { $service }.
    .help = Copy the image, font or sheet into static/ or theme/assets/, and write its address on the site here.
declared-host = The pages call on { $host }, declared for { $name } ({ $role }).
    .help = Make sure that this is still needed, and that the privacy section says what this third party receives. This warning does not prevent publication.
declared-host-form = “{ $host }” is not the name of a single host.
    .help = Write an exact host name, in lower case, without https://, wildcard, port or path, for example map.example.com.
declared-host-own = “{ $host }” is the host of your own site.
    .help = Remove the line: pages can always load the files of the site.
declared-host-purpose = Nothing says why the pages call on { $host }.
    .help = Add the line role, which says what this third party does for you.
declared-host-refused = { $host } belongs to { $service }, a service that the norm does not allow: declaring it changes nothing.
    .help = Remove the line host, and whatever in your pages calls on that host.
declared-host-unused = No page and no file of the site calls on { $host }.
    .help = Remove the line host. The third party can stay declared without it.

## Declared programs and their texts

declared-script = The pages run the program { $file }, declared for this reason: { $reason }
    .help = sitegen has read the texts of this program, not all that it does: a person must answer for it. This warning does not prevent publication.
declared-script-kind = “{ $file }” is not the file of a program.
    .help = Name a file of static/ that ends in .js or .mjs.
declared-script-missing = There is no file static/{ $file }.
    .help = Put the file there, or take this program out of site.scripts.
script-content-unreadable = This file is no program that sitegen can read.
    .help = Remove it from static/, or ask the person who wrote it what is wrong: a text or a bracket that is not closed, perhaps.
script-content-runs-text = This program runs a text as code ({ $sign }): what it does cannot be known.
    .help = Remove the program, or ask for a version that does not use { $sign }.
script-content-loads-script = This program loads another one ({ $sign }), which nobody has verified.
    .help = Remove the program, or put everything into a single file declared under site.scripts.
script-content-runs-apart = This program installs another one that runs apart ({ $sign }) and can change the pages later.
    .help = Remove it. A practice’s site does not need to work offline.
script-content-speaks-to-hosts = This program speaks to a host whose address is not written ({ $sign }).
    .help = Remove the program, or ask for a version in which the address is a file of the site, written in clear.
script-content-keeps-data = This program keeps data on the person’s device ({ $sign }), while the site says that it places no cookies.
    .help = Remove this part of the program.
script-content-obfuscated = This program computes its texts or hides its names ({ $sign }): they cannot be read.
    .help = Publish the readable version of the program, or remove it.

## Files that were not read

unread-file = The file { $file } is of a kind that sitegen does not know: it was not read.
    .help = Remove it from static/, or publish its contents in a page.
unread-file-document = The document { $file } is published without having been read.
    .help = Read it over with the clauses of your norm in view: a testimonial or a promise in it would be published. Better still, write its text in a page. This warning does not prevent publication.
unread-file-packed = The archive { $file } is published without its contents having been read.
    .help = Publish the files themselves, without an archive. This warning does not prevent publication.
unread-file-program = The file { $file } is a program, which sitegen cannot read.
    .help = Remove it from static/.
unread-file-bytes = The file { $file } is too long to be read.
    .help = Shorten it, or remove it from static/.
unread-file-limits = The contents of { $file } are beyond what sitegen can verify.
    .help = Shorten the file or make it simpler, or remove it from static/.
unread-file-json = The file { $file } is not JSON: it was not read.
    .help = Mend it, or remove it from static/.

## Forms and accounts

undeclared-form = This form gathers answers, and no such form is declared.
    .help = Give your telephone number, your e-mail address or a link instead. If it is indispensable, declare it under forms, with the exact address to which it sends.
undeclared-form-button = This form sends people elsewhere by a button.
    .help = Replace it by a link: it says where it leads.
personal-social-account = This link leads to a { $network } account that is not declared as professional: { $address }
    .help = Remove the link. If it is the account of the practice, kept for work, declare it under social.accounts with the same address.
personal-social-account-unsure = This link leads to a { $network } account, and nothing says whose it is: { $address }
    .help = If it is yours, remove the link or declare the account under social.accounts. If it is that of an organization, lead to its website instead.
undeclared-script-sheet = This style sheet runs a program in some browsers: { $sign }
    .help = Remove this line: a style only gives form.
unverified-file-xml = This XML file uses means (entities, a transformation sheet, prefixes) by which it could show something else than sitegen reads in it.
    .help = Save it without these means, or remove it from static/.
