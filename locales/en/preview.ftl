# Preview: what `sitegen serve` says, on the terminal and over the pages.

cli-serve = Shows the site in the browser while you write it.
cli-port = Port number wanted; if it is taken, the first free port after it.
cli-open = Opens the browser.
cli-value-port = PORT

serve-ready = Preview of { $folder }: { $address }
    It follows your files and publishes nothing. To stop it: Ctrl+C.
serve-other-port = Port { $wanted } is taken: the preview takes port { $port }.
serve-no-browser = No browser could be opened. Open { $address } yourself
serve-polls = The system cannot watch all your folders. The preview reads them again several times a second; it stays exact, only a little slower.
serve-no-port = No port is free for the preview. Detail: { $detail }
    .help = Close a preview that is already running, or choose another port with --port.
serve-failure = The system did not let the preview start. Detail: { $detail }
    .help = Close a few programs, then try again.
serve-crash = The preview ran into an error of sitegen. The last good page stays on show.
    .help = Your site is not to blame. Save a file again to retry; if it comes back, report the error with the detail that the terminal shows.

preview-title = Findings.
preview-open = Show the findings
preview-close = Close
preview-line = line
preview-blocked = The page behind is the last one that could be made. The site will not be published until this is settled. The preview is brought up to date whenever you save.
preview-stopped = The preview has stopped. This page no longer follows your files.
preview-summary-blocked = { $blocking ->
        [0] Nothing keeps the site from being published.
        [one] 1 point keeps the site from being published
       *[other] { $blocking } points keep the site from being published
    }{ $others ->
        [0] .
        [one] {" "}and 1 other needs a look.
       *[other] {" "}and { $others } others need a look.
    }
preview-summary-warned = { $others ->
        [one] 1 point needs a look; nothing keeps the site from being published.
       *[other] { $others } points need a look; nothing keeps the site from being published.
    }
preview-summary-clean = Nothing to report in what was tested.
preview-more = { $count ->
        [one] and 1 other finding.
       *[other] and { $count } other findings.
    }
preview-nothing-title = Nothing to show yet
preview-nothing = The site could not be made yet. The findings say why and what to write; as soon as you save the correction, the page appears here.
preview-no-page = There is nothing at this address.
preview-refused-host = This preview answers to localhost alone, on this computer.
preview-refused-origin = Only pages of the preview may ask for this.
preview-refused-method = The preview shows pages and takes nothing else.
preview-refused-body = The preview receives no data.
preview-refused-path = No page can have this address.
