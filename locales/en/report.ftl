### The report: labels, clauses quoted, counts and the meaning of the verdict.

## Labels

label-error = error
label-warning = warning
label-reminder = reminder
label-review = to decide
label-note = note
label-help = help

## What goes with a problem

report-page = page { $page }
report-clause = { $document }, clause { $clause }: « { $quote } ». { $summary } ({ $id })
report-clause-unquoted = { $document }, clause { $clause }: { $summary } ({ $id })
report-more-clauses = other requirements at stake: { $ids }
report-write = To write, adapting the example:
report-whole-site = this concerns the whole site
report-more = { $count ->
        [one] { $count } other problem of the same kind is not shown
       *[other] { $count } other problems of the same kind are not shown
    } here (rule { $rule }). Mend those above, then check again.

## Counts and verdict

report-counts = { $pages ->
        [one] { $pages } page read
       *[other] { $pages } pages read
    }: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $reminders ->
        [one] { $reminders } reminder
       *[other] { $reminders } reminders
    }. { $passed ->
        [one] { $passed } rule
       *[other] { $passed } rules
    } found nothing to report.
verdict-conforming = No error in what was checked. This is not an approval by your order, and says nothing of what a program cannot see.
verdict-review = No certain error, but a part of the site could not be checked: a person must read it and decide.
verdict-non-conforming = At least one error remains to be mended. Until then, nothing is published.
