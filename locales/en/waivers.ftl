### Waivers: what is wrong with them, and what the report says of them.

refused-waiver = This waiver is worth nothing: the rule “{ $rule }” cannot be set aside here ({ $place }).
    .help = Take this block out, then mend what the other finding shows. Only what a person has to decide can be waived, and the report then offers the block to copy.
refused-waiver-unknown = This waiver is about a rule that does not exist: “{ $rule }” ({ $place }).
    .help = Copy the id of the rule as the report shows it between square brackets.
waiver-place = This waiver does not say what it is about.
    .help = Copy the whole block from the report, with the lines file and hash. For an answer that the standard lets you keep to yourself, write the line setting instead.
waiver-author = “{ $value }” does not name the person who decided.
    .help = Write her first and family name, as in [[practitioners]] if it is you.
waiver-future = The decision is dated { $date }, a day that is still to come.
    .help = Write in date the day on which the text was really read.
waiver-backwards = The waiver ends on { $expiry }, before it begins on { $date }.
    .help = Write in expiry a day that comes after the decision.
waiver-too-long = The waiver would hold until { $expiry }; the longest term is { $months } months, thus until { $longest }.
    .help = Write that day in expiry, or a nearer one: the text is then to be read again.
expired-waiver = The waiver has not held since { $expiry }.
    .help = Read the passage again. If it may stay, put the block that the report offers in place of this one. If not, take out the passage and the block.
expired-waiver-soon = The waiver ends on { $expiry }.
    .help = Read the passage again before that. If it may stay, write the date of your reading and a new expiry.
unused-waiver = This waiver matches nothing that was found ({ $rule }, { $place }).
    .help = Take this block out. If it comes from a text that you moved to another file, the report offers a new block.
unused-waiver-edited = The text of this waiver has changed: it no longer holds ({ $rule }, { $place }).
    .help = Read the new text. If it may stay, put the block that the report offers with the finding in place of this one.
label-waived = waived
report-waived = Waiver of { $author }, from { $date } to { $expiry }: { $reason }
report-waive = If you have read this and judge that it may stay, add to the end of sitegen.toml, with your reason and your name:
report-waivers = { $count ->
        [one] { $count } finding is settled
       *[other] { $count } findings are settled
    } by a waiver, with its reason above.
verdict-left-out = No error, but an answer that the standard asks for is not published, by a waiver. Keep your reason ready: your order may ask for it.
