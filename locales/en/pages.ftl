### The pages, images and other files of the site: what is wrong with them, and what to do.

## The header of a page

front-matter-missing = The page has no header.
    .help = Begin the file with a line +++, write the title of the page below it, then close the header with another line +++.
front-matter-open = The header of the page is never closed.
    .help = Add a line with only +++ after the last setting of the header, before the text of the page.
front-matter-yaml = The header of the page stands between lines ---, which sitegen does not read.
    .help = Put the header between two lines +++, with a “=” between name and value. Read over each line of the conversion offered.
missing-front-matter-setting = The header of the page lacks an answer: { $label } (setting “{ $setting }”).
    .help = { $help }
page-not-text = The file of this page is not a text that sitegen can read.
    .help = Open it in a plain text editor and save it with the encoding UTF-8. A word processor document will not do.

## Articles

missing-author = The article is not signed.
    .help = Add the setting author to the header, with a name declared in sitegen.toml. Names declared: { $names }
unknown-author = “{ $author }”, who signs the article, is not named in sitegen.toml.
    .help = Write the name exactly as in sitegen.toml. Names declared: { $names }
missing-article-date = The article has no date.
    .help = Add the setting date to the header: the year, month and day of publication, without quotes.
article-without-kind = The article does not say whether it informs or gives an opinion.
    .help = Add to the header kind = "information", with at least one source, or kind = "opinion".
article-without-source = The article of information cites no source.
    .help = Add to the header the setting sources, with at least one title. If the text gives your opinion, write kind = "opinion" instead.

## Languages, services and sections

missing-home = The home page does not exist in this language: “{ $file }”.
    .help = Create the file “{ $file }”, with a header and a text.
missing-translation = The page does not exist in the other language of the site.
    .help = Translate it in the file “{ $file }”: the same name is what pairs the two pages. If the site has only one language, take the other out of the setting “site.languages”.
missing-service-page = A service has no page: “{ $file }” does not exist.
    .help = Create this file and describe the service in it, or correct the name given in the setting “page” of the service.
service-page-without-service = The page “{ $page }” describes a service that sitegen.toml does not declare.
    .help = Add to sitegen.toml a block [[services]] with page = "{ $page }", or remove the page.
unknown-section = No section of the site is called “{ $section }”.
    .help = Rename the file after the section that your text replaces, among these: { $sections }.
own-text-lacks = Your text does not show all the facts that it must show: { $section ->
        [crisis] section “In a crisis”
        [profile] section “Professional profile and contact information”
        [licence] section “Permit to practise”
        [services] section “Services offered”
        [fees] section “Fees, cancellation and receipts”
        [payment] section “Payment and credit cards”
        [terms] section “Terms of use”
        [privacy] section “How your personal information is protected”
        [consent] section “Your consent”
        [records] section “Your file”
        [communication] section “Communicating with the practice”
        [interruption] section “If technology fails”
        [order] section “Professional order”
        [complaint] section “Your right to report a violation”
        [accuracy] section “Accuracy of the information”
       *[other] section “{ $section }”
    }.
    .help = Add these facts to your text, written as they are here, or remove your file to go back to the text provided. Facts that are missing: { $facts }

## Addresses and files

invalid-slug = “{ $slug }” cannot be part of the address of a page.
    .help = In the setting slug of the header, write lower-case letters without accents, digits and hyphens, for example first-meeting.
invalid-path = The name of the file “{ $path }” does not suit every host.
    .help = Rename it with letters, digits and hyphens, without a space at the beginning or the end, then correct the links that lead to it.
symbolic-link = “{ $path }” is not a real file: it is a shortcut to another place.
    .help = Put a copy of the file in this place, or remove the shortcut.
name-not-text = The name of the file “{ $path }” holds characters that cannot be read.
    .help = Rename the file with letters, digits and hyphens.
invalid-alias = “{ $address }” cannot be the old address of a page.
    .help = Write it as it follows the name of the site, from the slash on and without a question mark, for example /my-approach/ or /services.html.
alias-of-section = This text has no address of its own: it is part of one of sitegen’s pages, and nobody would be led anywhere.
    .help = Remove aliases from this front matter, or put these addresses into the front matter of a page.
alias-needs-host = The old address “{ $address }” would lead nowhere with a host that takes no rules.
    .help = Such a host can only keep addresses that end with a slash or with .html. Remove this one, or say where the site is online, for example target = "netlify" under [host].
host-file = The host would not show “{ $path }”: it would obey it.
    .help = Remove this file from static. The rules of the host come from the setting target of [host], and old addresses from the setting aliases of pages; a program cannot be published.
path-collision = Two contents would go to the same place of the site: “{ $path }”.
    .help = Change the address of one of them: the setting slug for a page, the name for a file. The other content comes from “{ $other }”; if that is sitegen.toml, sitegen makes this page itself.
stray-file = This file of the folder content does not become a page: its name does not end with .md.
    .help = Put an image or a document to offer in the folder static. Keep a draft outside the folder of the site.
stray-language = This file is not published: the site has no language “{ $folder }”.
    .help = Move the file to the folder of the right language, or add the language to the setting “site.languages”. sitegen publishes in French (fr) and English (en).
image-credit = Nothing says where this image comes from.
    .help = Create the file “{ $file }”: in it, name under author the person who made the image and, under licence, your right to publish it.
unreadable-image = This image cannot be read: the file is damaged or is not of the kind that its name says.
    .help = Open the image in photo software, save it again as JPEG, PNG or WebP, then replace the file.

## The text of a page

broken-link = The link to “{ $address }” leads nowhere.
    .help = Correct the address, or remove the link. For a page of this site, write the path of its .md file or its address from the root (/).
broken-image = The image “{ $address }” does not exist in the site.
    .help = Put the image in the folder static and write its path starting from that folder, with a slash at the beginning, for example /images/office.jpg.
broken-link-section = The link leads to a section that does not exist: “{ $section }”.
    .help = Write section: followed by one of these names: { $sections }.
insecure-link = The link “{ $address }” leads to an address that is not encrypted.
    .help = Replace http: with https:, then open the address in your browser. If it does not answer, look for another source.
refused-element = The HTML element “{ $element }” has no place in the text of a page.
    .help = Remove it. The colours and margins of the whole site go in the file theme/extra.css.
refused-style = The HTML element “{ $element }” bears a style attribute, which has no place in the text of a page.
    .help = Remove the style attribute. The colours and margins of the whole site go in the file theme/extra.css.
forged-marker = The attribute “{ $attribute }” is reserved for sitegen.
    .help = Remove this attribute; the text may stay. To write a section in your own words, put your text in content/fr/sections or content/en/sections.
unverified-page-text = The HTML code of this text is beyond what sitegen can verify.
    .help = Divide the text into several pages. If the code comes from another tool, paste the text again without formatting.
contradicted-permit = This page gives the permit number { $number }, which sitegen.toml does not know.
    .help = Correct the number on the page or in the setting permit.number. The profile publishes it already: not repeating it is safest.
contradicted-price = This page gives the price { $price }, which is none of your amounts.
    .help = Correct the price on the page or in the fees of sitegen.toml. The page of the service publishes it already: not repeating it is safest.
