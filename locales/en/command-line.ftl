### The command line: help texts, stages, and what it answers when it cannot do what is asked.

## Help

cli-about = Builds the website of a member of a professional order and checks what the order’s norm asks to see on it.
cli-usage = Usage:
cli-heading-commands = Commands
cli-heading-options = Options
cli-help = Show this help.
cli-version = Show the version.
cli-lang = Language of the messages: fr or en.
cli-build = Check the site, then write it to a folder if nothing stands in the way.
cli-check = Check the site and write nothing.
cli-explain = Explain a rule or a requirement.
cli-rules = List the rules and the requirements.
cli-schema = Give the list of the settings of sitegen.toml, in a form that text editors understand (JSON Schema).
cli-folder = Folder of the site, the one that holds sitegen.toml.
cli-output = Folder to write the site to; without this option, the folder public in that of the site.
cli-strict = Also publish nothing where there is a warning or a point to decide.
cli-today = Date on which to judge the facts, instead of today.
cli-format = Form of the result: human to be read, json for a program.
cli-id = Id of the rule or the requirement, as the report gives it.
cli-coverage = Say how each requirement is checked.
cli-schema-front-matter = Give the settings of the header of pages instead.
cli-value-folder = FOLDER
cli-value-date = YYYY-MM-DD
cli-value-format = FORM
cli-value-id = ID
cli-value-language = LANGUAGE

## Stages

stage-settings = Reading sitegen.toml
stage-pages = Reading pages and files
stage-rendering = Making the pages
stage-verifying = Checking the pages
stage-publishing = Writing the site

## The end of a build

published = { $count ->
        [one] The site is written: { $count } file.
       *[other] The site is written: { $count } files.
    } Its first page is { $page }. To see it as a visitor will, run sitegen serve { $folder }: its addresses start at the root, and a browser that opened the file itself would not find its styles.
nothing-published = Nothing was published. If a site was already in place, it has not changed.

## A command that cannot be understood

usage-command = No command is called “{ $found }”.
    .help = Run sitegen --help to see the commands.
usage-argument = The option or argument “{ $found }” has no meaning here.
    .help = Run the same command with --help to see what it accepts.
usage-missing = Something is missing from the command: { $missing }
    .help = Run the same command with --help to see what it expects.
usage-date = “{ $found }” is not a date.
    .help = Write the year, the month and the day, for example 2026-11-02.
usage-value = “{ $found }” is not a possible value for “{ $argument }”.
    .help = The possible values are: { $allowed }
usage-twice = “{ $found }” is written twice, or does not go with the rest of the command.
    .help = Keep it only once.
usage-other = The command could not be understood. Detail: { $detail }
    .help = Run sitegen --help to see the commands.
usage-epoch = The variable SOURCE_DATE_EPOCH of your system is not a number of seconds.
    .help = Remove this variable, or give the date with --today, for example --today 2026-11-02.
usage-no-folder = The folder “{ $path }” does not exist.
    .help = Check the path, or go to the folder of the site and run the command without a path.
usage-no-project = The folder “{ $path }” holds no file sitegen.toml.
    .help = Give the folder of the site, the one that holds sitegen.toml.
usage-unknown-id = No rule or requirement is called “{ $id }”.
    .help = Did you mean “{ $nearest }”? The command sitegen rules lists them all.

## A folder that cannot be read or written

failure-read = “{ $path }” could not be read.
    .help = Check that you may read this file or folder. Answer of the system: { $detail }
failure-write = “{ $path }” could not be written.
    .help = Check the free space on the disk and that you may write in this place. Answer of the system: { $detail }
failure-full = There is no space left on the disk for “{ $path }”.
    .help = Make some space, then run the command again. The published site has not changed. Answer of the system: { $detail }
failure-forbidden = You may not write “{ $path }”, or the disk is read-only.
    .help = Choose with --output a folder in which you may write, or ask for that right. The published site has not changed. Answer of the system: { $detail }
failure-mounted = The folder “{ $path }” cannot be replaced in one step: a disk or a volume is probably attached to it.
    .help = Choose with --output a folder inside that volume. The published site has not changed. Answer of the system: { $detail }
publish-busy = Another build has been writing to “{ $path }” for more than a minute.
    .help = Wait until it is done or stop it, then run the command again. The published site has not changed.
publish-dangerous = The site will not be written to “{ $path }”: this folder holds other things that must be protected.
    .help = Choose with --output a folder that serves only the published site, such as public.
publish-foreign = The site will not be written to “{ $path }”: this folder holds files that sitegen did not make.
    .help = Empty this folder after moving its files elsewhere, or choose another one with --output.
publish-in-the-way = The file “{ $path }” takes a place that the site needs, and sitegen did not make it.
    .help = Move or rename this file, then run the command again.

## Explanations and lists

explain-heading-clause = What the text says
explain-heading-why = Why
explain-heading-held = Rules that check it
explain-heading-mend = What to write
explain-clause = { $document }, { $publisher }, clause { $clause }: « { $quote } ».
explain-clause-unquoted = { $document }, { $publisher }, clause { $clause }.
explain-holds = { $count ->
        [0] No requirement of the norm is attached to this rule.
        [one] Requirement that this rule helps to check: { $ids }
       *[other] Requirements that this rule helps to check: { $ids }
    }
explain-waivable = Where this rule cannot decide, a person can, with a waiver: the report shows the [[waivers]] block to copy into sitegen.toml.
explain-facts = Kind: { $kind }. Weight: { $severity }. Text read on { $read }.
kind-publish = to publish
kind-forbid = not to publish
kind-declare = choice to declare
kind-conditional = depending on the services offered
kind-attest = to record outside the site
rules-heading-rules = Rules
rules-heading-requirements = Requirements: { $document }, { $publisher }
rules-held-by-none = no rule
coverage-automated = checked
coverage-declared = checked by your answers
coverage-attested = outside the site
coverage-none = not checked
schema-title = Settings of sitegen.toml
schema-title-front-matter = Settings of the header of a page
