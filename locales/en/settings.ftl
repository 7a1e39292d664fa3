### The answers of sitegen.toml: what is wrong with them, and what to write.

## How settings are written

configuration-not-text = sitegen.toml is not a text file that sitegen can read.
    .help = Open it in a plain text editor and save it with the encoding UTF-8. A word processor document will not do.
toml-syntax = This line cannot be read: a sign is missing, unneeded or out of place.
    .help = Check that there is a “=” after the name of the setting, straight quotes "…" around every text, and that every bracket or brace is closed. Detail from the file reader: { $detail }
duplicate-setting = The setting “{ $setting }” is written twice.
    .help = Keep only one of the two lines, the one that is right. If they are two blocks of the same name, bring their lines together in one.
unknown-setting = No setting is called “{ $setting }”.
    .help = Correct the name or remove the line: as it is, it would do nothing.
unknown-setting-like = No setting is called “{ $setting }”.
    .help = Did you mean “{ $nearest }”? Correct the name or remove the line.
unknown-setting-elsewhere = No setting is called “{ $setting }” in this place.
    .help = This name exists elsewhere: “{ $elsewhere }”. Move the line: it belongs to the block in brackets that comes before it.
unknown-language = The text “{ $setting }” is in a language that sitegen does not publish.
    .help = Keep only fr, for French, and en, for English.
wrong-type = The answer “{ $label }” does not have the right form: it must be { $wanted }, and this is { $found }.
    .help = A text or a choice is written in straight quotes ("yes"). A date and a number are written without quotes (2026-11-02, 120). Yes and no are written true and false. A list is written in brackets (["fr", "en"]).

## Answers that are missing

missing-setting = An answer is missing: { $label } (setting “{ $setting }”).
    .help = { $help }
missing-language = The answer “{ $label }” is not written in { $language ->
        [fr] French
       *[en] English
    }.
    .help = Write the text in both languages, after the model { "{" } fr = "Bonjour", en = "Hello" { "}" }.
blank-setting = The answer “{ $label }” is empty.
    .help = { $help }
placeholder-setting = The answer “{ $label }” is still to be written: it reads “{ $value }”.
    .help = { $help }

## Answers that cannot be right

unknown-choice = “{ $value }” is not one of the answers for: { $label }.
    .help = Choose among these answers, written exactly so: { $choices }.
duplicate-choice = “{ $value }” stands twice in the answer “{ $label }”.
    .help = Keep it only once.
malformed-line = The answer “{ $label }” does not fit on a single line.
    .help = Remove the line breaks and tabs, and write the text in one go.
malformed-email = “{ $value }” is not a complete e-mail address ({ $label }).
    .help = Write the whole address, with its domain name, for example office@practice.example.org.
malformed-telephone = “{ $value }” is not a possible telephone number ({ $label }).
    .help = Write the ten digits with the area code, for example 514 555-0134, or 514 555-0134, ext. 12. A short number such as 811 is accepted too.
malformed-postal-code = “{ $value }” is not a possible Canadian postal code ({ $label }).
    .help = Write three capital letters and three digits in turn, for example H2M 1L5. The letters D, F, I, O, Q and U are never used in one.
malformed-clock = “{ $value }” is not a readable time ({ $label }).
    .help = Write the time as two digits, a colon and two digits, from 00:00 to 23:59, for example 09:00.
malformed-date = “{ $value }” is not a day of the calendar ({ $label }).
    .help = Write the year, the month and the day, without quotes, for example 2026-11-02.
malformed-file = “{ $value }” cannot be the path of a file of the site ({ $label }).
    .help = Write the path starting from the folder static, for example documents/consent.pdf, without “..”, without a colon and without a slash at the beginning.
malformed-url = “{ $value }” is not a complete web address ({ $label }).
    .help = Copy the address from your browser’s address bar: it begins with https:// and holds a domain name, for example https://www.example.org.
insecure-url = The address “{ $value }” is not encrypted ({ $label }).
    .help = Replace http:// with https://, then open the address in your browser. If it does not answer, look for another source.
number-out-of-range = The number given for “{ $label }” must be between { $min } and { $max }.
    .help = Write a number within these limits, without quotes or unit.
number-too-small = The number given for “{ $label }” is too small: the smallest possible is { $min }.
    .help = Write { $min } or more, without quotes or unit.
number-too-great = The number given for “{ $label }” is too great: the greatest possible is { $max }.
    .help = Write { $max } or less, without quotes or unit.

## Answers that the norm does not accept

refused-setting = The setting “{ $setting }” cannot be turned on.
    .help = Write false or remove the line. Testimonials, reviews, comments and share buttons have no place on this site.
refused-choice = The answer “{ $value }” is not accepted for: { $label } (setting “{ $setting }”).
    .help = { $because } Write only what is true: if this answer describes your practice, first see what has to change in it.
conflicting-settings = The answer “{ $value }” contradicts another one: { $label } (setting “{ $setting }”).
    .help = { $because } Change whichever of the two answers is not right.
incomplete-choice = The answer “{ $label }” is incomplete: it lacks { $lacking }.
    .help = Add these words to the list of the setting “{ $setting }”: the norm asks that visitors be told of them.
incomplete-choice-any = The answer “{ $label }” is incomplete: it lacks at least one of these choices: { $lacking }.
    .help = Add to the list of the setting “{ $setting }” whichever are true for you.
foreign-title = The title “{ $value }” is not a title of this order: { $order }.
    .help = Write the title of your permit, among these: { $choices }. If the order is the wrong one, correct the setting “order” instead.

## Facts that grow old

stale-facts = The verification is too old: { $label }, { $date }. It was due on { $due }.
    .help = First verify again. Then write today’s date in the setting “{ $setting }”.
stale-soon = A verification is due on { $due }: { $label }, { $date }.
    .help = Plan to verify again by then, and write the new date in the setting “{ $setting }”.
future-date = This date lies in the future: { $label }, { $date }.
    .help = Write in the setting “{ $setting }” the day on which the verification was really made.
expired-certificate = The expiry date has passed: { $label }, { $date }.
    .help = If the document was renewed, write its new date in the setting “{ $setting }”. A certificate that no longer holds is taken off the site.
closed-crisis-line = The number { $number } no longer answers: { $name }.
    .help = Remove this resource, or put in the one that replaces it after calling it yourself. The closure is announced here: { $source }
