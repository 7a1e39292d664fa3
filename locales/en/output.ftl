### The site as it would be published: what its pages or presentation files lack, and what to do.

## The mandatory blocks of pages

missing-section = This page lacks a mandatory block: { missing-section.name }.
    .help = First give the answers that are missing from sitegen.toml. If you have a file for this section, it must not be empty. If you have a folder theme, set it aside and check again to know whether it is the cause.
    .name = { $name ->
        [crisis] In a crisis
        [profile] Professional profile and contact information
        [licence] Permit to practise
        [services] Services offered
        [fees] Fees, cancellation and receipts
        [payment] Payment and credit cards
        [terms] Terms of use
        [privacy] How your personal information is protected
        [consent] Your consent
        [records] Your file
        [communication] Communicating with the practice
        [interruption] If technology fails
        [order] Professional order
        [complaint] Your right to report a violation
        [accuracy] Accuracy of the information
        [footer] links at the foot of the page
        [byline] byline of the article
       *[other] { $name }
    }
altered-section = A mandatory block no longer says what your answers make it say: { missing-section.name }.
    .help = In your files of the folder theme, place this block whole, without a filter that cuts or replaces words. If a fact has changed, correct it in sitegen.toml.
altered-section-twice = A mandatory block is on the same page twice: { missing-section.name }.
    .help = In your files of the folder theme, place this block only once.
unreachable-section = The links of a mandatory block were removed, changed or moved: { missing-section.name }.
    .help = In your files of the folder theme, place this block whole, without touching its links. A tag left open just before the block can also swallow them: close it.
missing-footer = The foot of this page does not lead to the mandatory sections.
    .help = In your files of the folder theme, place slots.footer on every page, only once.
missing-crisis-notice = This page does not show the crisis notice.
    .help = In your files of the folder theme, place slots.crisis at the top of every page, only once.
missing-licence-notice = This page shows neither the title nor the permit of the practitioners.
    .help = In your files of the folder theme, place slots.licence on the home page and the profile page, only once.
missing-byline-on-page = This article’s page does not show who signs it.
    .help = In the file theme/templates/article.html, place slots.byline only once.

## Presentation files

dropped-slot = A mandatory block is not placed by the template “{ $template }”: { $slot }. sitegen put it back at the end of the page.
    .help = Add { "{{" } { $slot } { "}}" } to the template, where the block should be seen. A template is a file of the folder theme that says how a page is laid out.
template-error = A template, a file that says how a page is laid out, has a mistake in it.
    .help = Correct the line shown: every block that is opened must be closed. Without your file, that of the theme provided takes its place again. Detail: { $detail }
theme-file-not-text = This template is not a text that sitegen can read.
    .help = Save it in a plain text editor with the encoding UTF-8, or remove it from the folder theme.
theme-file-unknown = The file “{ $path }” has no use in the folder theme.
    .help = Put it in templates, strings or assets, or remove it. Your colours and margins go in theme/extra.css; a photograph to show goes in static.
theme-words = This file of the theme’s words cannot be read.
    .help = Name it fr.toml or en.toml and write one word a line, after the model home = "Home".

## The limits of verification

model-text = A text that comes with the norm could not be made: { $statement }.
    .help = First mend the other problems: this one often goes with them. If it stays alone, the fault is in sitegen; report it and copy this message. Detail: { $detail }
changed-text = The page { $page } is published without being slimmed, so that its text stays whole.
    .help = You have nothing to do: the published text is the right one.
unverified-page-bytes = This page is too heavy to be verified.
    .help = Divide it into several pages, or offer a very long list as a file to download.
unverified-page-depth = This page has elements nested too deeply to be verified.
    .help = Simplify lists or quotations placed inside one another. If the code comes from another tool, paste the text again without formatting.
unverified-page-nodes = This page has too many elements to be verified.
    .help = Divide it into several pages, or offer a large table as a file to download.
unverified-page-attributes = An element of this page bears too many attributes to be verified.
    .help = Look for code pasted from another tool and paste the text again without formatting.
untested-requirement = { $count ->
        [one] { $count } requirement of the norm is checked by no rule of this version
       *[other] { $count } requirements of the norm are checked by no rule of this version
    }: { $requirements }.
    .help = Read your site over with each of them in view. To read a requirement, run sitegen explain followed by its id. This reminder does not prevent publication.

template-error-budget = This template asks for more than a page may cost: a loop that does not end, or a value or page out of all proportion.
    .help = Look for a loop within a loop, or for a value that is added to itself, and take it out.
theme-file-long = This file of the theme is longer than { $limit } kilobytes.
    .help = A template fits on a few pages: take out what does not belong in it.
configuration-long = The file sitegen.toml is longer than { $limit } kilobytes: it was not read.
    .help = Keep only your answers in it. Long texts go to content/.
unverified-page-long = This text is longer than { $limit } kilobytes: it was not read, and nothing in it is verified.
    .help = Divide it into several pages.
unverified-page-parts = This text has more elements (paragraphs, links, table cells…) than a page may have: it was not verified.
    .help = Divide it into several pages.
