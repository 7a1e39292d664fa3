### The words that sitegen puts in pages, and the small words of messages.

language-name = English
feed-title = Articles

## Titles of the pages made by sitegen

page-services = Services
page-articles = Articles
page-profile = Profile
page-fees = Fees
page-terms = Terms and privacy
page-communication = Communication
page-order = The order and your recourse
page-crisis = Crisis help
moved-page = This page has a new address:
page-not-found = Page not found

## Blocks of pages

block-banner = Fictitious site: the practice and the people named here do not exist, and no service is offered.
block-crisis-label = Crisis help
block-crisis-danger = Immediate danger: call
block-crisis-talk = To talk to someone now, call
block-crisis-more = Other sources of help
block-permit-number = permit No.
block-footer-heading = Before you consult
block-sources = Sources
block-kind-information = Article of information
block-kind-opinion = Article of opinion
block-service-clientele = Clientele
block-service-modalities = Ways to meet
block-service-languages = Languages
block-service-fee = Fee
block-service-fees-more = Fees, cancellation and receipts

## Words added to the text of a page

text-footnotes = Notes
text-footnote-back = Back to the text
text-task-done = Done
text-task-to-do = To do
text-alert-note = Note
text-alert-tip = Tip
text-alert-important = Important
text-alert-warning = Warning
text-alert-caution = Caution

## Forms of an answer

form-text = a text in quotes
form-integer = a whole number
form-number = a number
form-boolean = yes or no (true or false)
form-moment = a date and a time
form-date = a date
form-list = a list in brackets
form-table = a group of settings
form-tables = a series of groups of settings
