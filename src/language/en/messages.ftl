# Messages in English. One file per language; the same ids in each, by test.

undefined-footnote = note { $label } is called and declared nowhere
    .help = Write note { $label } or take the call out.
    .summary = { $count ->
        [one] { $count } call without a note
       *[other] { $count } calls without a note
    }
undefined-footnote-list = { $count ->
        [one] one note call and no list of notes
       *[other] { $count } note calls and no list of notes
    }
    .help = Add the notes to the document: without them nothing can be checked.
duplicate-footnote = two notes are labelled { $label }
    .help = Give each its own label.
    .summary = { $count ->
        [one] { $count } note label used twice
       *[other] { $count } note labels used twice
    }
unreferenced-footnote = note { $label } is never called
    .help = Call it in the text or take it out.
    .summary = { $count ->
        [one] { $count } note never called
       *[other] { $count } notes never called
    }
unreferenced-footnote-all = none of the { $count } notes is called in the text
    .help = Put the calls back: they are often lost when a text is exported.
empty-footnote = note { $label } is empty
    .help = Fill it or take its call out.
    .summary = { $count ->
        [one] { $count } empty note
       *[other] { $count } empty notes
    }
footnote-order = note { $label } is called after note { $after }
    .help = Renumber, and check that the note is still with its sentence.
    .summary = { $count ->
        [one] { $count } note called out of order
       *[other] { $count } notes called out of order
    }
repeated-marker = note { $label } is called twice at one place
    .help = Take one call out, or give it the number that was meant.
    .summary = { $count ->
        [one] { $count } repeated call
       *[other] { $count } repeated calls
    }
undefined-citation = { $named }: not in the bibliography
    .help = Add the entry.
    .summary = { $count ->
        [one] { $count } citation missing from the bibliography
       *[other] { $count } citations missing from the bibliography
    }
undefined-citation-selective = { $count } of { $of } citations are not in the bibliography, which seems to be a choice
    .help = Complete it, or head it “Selected bibliography”.
undefined-citation-key = key @{ $key } has no entry
    .help = Add the entry or mend the key.
undefined-citation-keys = { $count } keys cited; the document lists no entry for any key
    .help = Give the references in the front matter, or beside the text.
undefined-citation-back = “{ $words }” leads to nothing
    .help = Cite the source in full.
ambiguous-citation = { $named }: { $count } entries fit
    .help = Number them [1] and [2] in the bibliography and in the notes.
    .summary = { $count ->
        [one] { $count } ambiguous citation
       *[other] { $count } ambiguous citations
    }
misspelt-citation = { $date }: “{ $listed }” in the bibliography
    .help = Check which of the two names is right.
    .summary = { $count ->
        [one] { $count } citation spelled differently
       *[other] { $count } citations spelled differently
    }
misspelt-citation-listed = { $date }: “{ $listed }” in the bibliography; the address bears out { $listed }
    .help = Write “{ $listed }” in the note.
misspelt-citation-cited = { $date }: “{ $listed }” in the bibliography; the address bears out { $cited }
    .help = Write “{ $cited }” in the bibliography.
misspelt-citation-alias = { $date }: “{ $listed }” in the bibliography, another name of the same publisher
    .help = Use one of the two names throughout.
dangling-ibid = “Ibid.” follows no citation
    .help = Name the source.
    .summary = { $count ->
        [one] { $count } “Ibid.” without a sure meaning
       *[other] { $count } “Ibid.” without a sure meaning
    }
dangling-ibid-several = “Ibid.” after a note that cites { $count } sources
    .help = Name the source.
malformed-citation = malformed citation
    .summary = { $count ->
        [one] { $count } malformed citation
       *[other] { $count } malformed citations
    }
malformed-citation-bracket = bracket never closed: “{ $words }”
    .help = Replace “{ $find }” with “{ $replace }”.
malformed-citation-month = misspelt month: “{ $words }”
    .help = Mend the month.
malformed-citation-year = date without a year: “{ $words }”
    .help = Add the year.
duplicate-citation = { $named } cited twice in one note
    .help = Take one out, or give it the date or page that was meant.
    .summary = { $count ->
        [one] { $count } citation repeated in its note
       *[other] { $count } citations repeated in their note
    }
duplicate-source = { $named } and { $first } are one source
    .help = Keep one entry.
    .summary = { $count ->
        [one] { $count } source listed twice
       *[other] { $count } sources listed twice
    }
irregular-disambiguator = { $publisher } { $date }: numbered { $given } over { $count } entries
    .help = Number them from [1] without a gap.
    .summary = { $count ->
        [one] { $count } irregular numbering
       *[other] { $count } irregular numberings
    }
unexpected-domain = { $named }: the address is that of { $owner } ({ $host })
    .help = Mend the address, or name the channel.
    .summary = { $count ->
        [one] { $count } address of another publisher
       *[other] { $count } addresses of another publisher
    }
mixed-script = “{ $word }” mixes two alphabets: { $letters }
    .help = Type the word again.
    .summary = { $count ->
        [one] { $count } word that mixes two alphabets
       *[other] { $count } words that mix two alphabets
    }
malformed-url = impossible address: { $url }
    .help = Mend the address.
    .summary = { $count ->
        [one] { $count } malformed address
       *[other] { $count } malformed addresses
    }
malformed-url-scheme = malformed beginning of an address: { $url }
    .help = Write “https://” without a space.
malformed-url-trailing = stray sign at the end of an address: { $url }
    .help = Take out what follows the address.
malformed-url-glued = address glued to the word before: { $url }
    .help = Put a space between them.
attribution-mismatch = “{ $voice }” is named; the note cites { $cited }
    .help = Cite the one who is named, or name the one who is cited.
    .summary = { $count ->
        [one] { $count } source named and not cited
       *[other] { $count } sources named and not cited
    }
unconfirmed-claim = said to be unconfirmed: “{ $claim }”
    .help = Nothing is to be done: to say so is good practice.
    .summary = { $count ->
        [one] { $count } passage that the author says is unconfirmed
       *[other] { $count } passages that the author says are unconfirmed
    }
mismatched-caveat = “{ $words }”: { $count ->
        [0] no origin is cited
       *[other] one origin is cited
    }
    .help = Cite what confirms it, or take the words back.
    .summary = { $count ->
        [one] { $count } statement on the evidence that does not fit the citations
       *[other] { $count } statements on the evidence that do not fit the citations
    }
mismatched-caveat-unconfirmed = said to be unconfirmed, though { $count } independent origins are cited
    .help = Take the reserve back, or take out what does not confirm.
plural-attribution = “{ $voices }”: one source, { $source }
    .help = Cite the others, or name the one.
    .summary = { $count ->
        [one] { $count } passage of several voices and one source
       *[other] { $count } passages of several voices and one source
    }
unnamed-source = “{ $voice }”: who speaks is not named
    .help = Say who it is, or why it is not said.
    .summary = { $count ->
        [one] { $count } voice without a name
       *[other] { $count } voices without a name
    }
second-hand-source = { $named }, read through { $via }
    .help = Cite the original, where it can be had.
    .summary = { $count ->
        [one] { $count } source read through another
       *[other] { $count } sources read through another
    }
party-only = only parties to the conflict: “{ $claim }”
    .help = Add a source that takes no part, or attribute the claim.
    .summary = { $count ->
        [one] { $count } passage on parties to the conflict only
       *[other] { $count } passages on parties to the conflict only
    }
impossible-date = { $date } is in no calendar
    .help = Look the date up again.
    .summary = { $count ->
        [one] { $count } impossible date
       *[other] { $count } impossible dates
    }
implausible-date = { $named }: cited for { $other }, the same days of a later year
    .help = Check the year.
    .summary = { $count ->
        [one] { $count } implausible date
       *[other] { $count } implausible dates
    }
implausible-date-address = { $named }: its address says { $other }
    .help = Check the date.
implausible-date-report = { $named }: after the report's own date, { $other }
    .help = Check the date.
weekday-mismatch = “{ $words }” was a { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
    .help = Look the date up again.
    .summary = { $count ->
        [one] { $count } weekday that is not that of its date
       *[other] { $count } weekdays that are not those of their dates
    }
anachronistic-citation = { $named } is cited for { $day }: { $early } of { $all } sources { $early ->
        [one] is
       *[other] are
    } from before
    .help = Move the citation, or mend the date.
    .summary = { $count ->
        [one] { $count } note with a source from before the event
       *[other] { $count } notes with a source from before the event
    }
single-origin = { $count } sources, one group: { $group }
    .help = Add a source of another origin, or name the group in the text.
    .summary = { $count ->
        [one] { $count } passage on one group (single origin)
       *[other] { $count } passages on one group (single origin)
    }
single-source = one source, { $source }: “{ $claim }”
    .help = Attribute it in the text, then look for a second source.
    .summary = { $count ->
        [one] { $count } passage on a single source
       *[other] { $count } passages on a single source
    }
circular-sourcing = sources that derive from each other: { $sources }
    .help = Cite who reported it first.
    .summary = { $count ->
        [one] { $count } circle of sources
       *[other] { $count } circles of sources
    }
retracted-support = { $named } was withdrawn, and nothing else supports the passage
    .help = Replace the source, or say in the text that it was withdrawn.
    .summary = { $count ->
        [one] { $count } passage on a withdrawn source
       *[other] { $count } passages on a withdrawn source
    }
retracted-support-other = { $named } was withdrawn; without it { $count ->
        [one] one independent origin is left
       *[other] { $count } independent origins are left
    }
    .help = Take it out, or say in the text that it was withdrawn.
unsourced-claim = no source: “{ $claim }”
    .help = Give the source, or say whose judgement it is.
    .summary = { $count ->
        [one] { $count } paragraph with an unsourced passage
       *[other] { $count } paragraphs with an unsourced passage
    }
unsourced-claim-all = { $count } of { $of } passages have no source
    .help = Almost nothing in this text can be traced: give the sources, or say that it is an opinion.
social-media-only = only social media: “{ $claim }”
    .help = Add a source that reported it, or say who posted it.
    .summary = { $count ->
        [one] { $count } passage on social media only
       *[other] { $count } passages on social media only
    }
tertiary-source = { $named } is an encyclopaedia that anyone edits
    .help = Cite what it cites.
    .summary = { $count ->
        [one] { $count } tertiary source
       *[other] { $count } tertiary sources
    }
rolling-source = { $named }, a page that runs on, is cited in { $count } notes
    .help = Archive it and give the hour of the entry.
    .summary = { $count ->
        [one] { $count } running chronicle cited for many facts
       *[other] { $count } running chronicles cited for many facts
    }
bundled-footnote = note { $label } stands for { $count } sentences
    .help = Set a note after each sentence that needs one.
    .summary = { $count ->
        [one] { $count } note for many sentences
       *[other] { $count } notes for many sentences
    }
uncited-source = { $named }: never cited
    .help = Cite it, take it out, or list it under sources consulted.
    .summary = { $count ->
        [one] { $count } source never cited
       *[other] { $count } sources never cited
    }
uncited-source-all = none of the { $count } sources in the bibliography is cited in the text
    .help = Tie the sources to the text, or head the list “Sources consulted”.
missing-access-date = { $count } of { $of } web sources without a date of access
    .help = One sentence is enough for the list: “Websites accessed in …”.
    .summary = { $count ->
        [one] dates of access missing
       *[other] dates of access missing
    }
tracking-parameter = tracking parameter ({ $parameters }): { $url }
    .help = Cut the address at the question mark.
    .summary = { $count ->
        [one] { $count } address with a tracking parameter
       *[other] { $count } addresses with a tracking parameter
    }

supports-this = the passage that it supports
says-so = said here
the-claim = the passage
first-here = first here
may-mean = possible entry
listed-here = entry of the bibliography
same-day = same publisher, same date
rests-on-it-too = rests on it too
cited-here = cited here

heading-correct = TO CORRECT
heading-check = TO CHECK
heading-info = FOR INFORMATION
support = Support of the cited passages
support-corroborated = { $count ->
        [one] corroborated
       *[other] corroborated
    }
support-one-speaker = words of one speaker, relayed by several outlets
support-single-origin = same editorial group
support-attributed = ({ $attributed } attributed, { $others } without attribution)
support-single-source = single source
support-unusable = unusable reference
support-unsourced = { $count ->
        [one] sentence without a source
       *[other] sentences without a source
    }
counts-notes = { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
counts-citations = { $count ->
        [one] { $count } citation
       *[other] { $count } citations
    }
counts-sources = { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
counts-groups = { $count ->
        [one] { $count } group
       *[other] { $count } groups
    }
offline = No source was opened: only the apparatus of references is examined.
nothing-checkable = Nothing to check: no note, no citation, no bibliography.
nothing-found = Nothing to report among what is checked.
place-note = note { $label }
place-notes = notes { $labels }
place-note-count = { $count } notes
annotated = { $count ->
    [one] 1 comment in { $file }
   *[other] { $count } comments in { $file }
}
place-times = { $count } times
place-line = line { $line }
place-bibliography = biblio.
first-place = first: { $place }
more = … and { $count } more
details = Details: --all
hidden = { $count ->
        [one] 1 finding for information not shown (--min-severity info)
       *[other] { $count } findings for information not shown (--min-severity info)
    }
coverage = Read: { $sentences ->
        [one] { $sentences } sentence
       *[other] { $sentences } sentences
    }, { $claims ->
        [one] { $claims } passage
       *[other] { $claims } passages
    } ({ $cited } cited), { $markers ->
        [one] { $markers } call
       *[other] { $markers } calls
    }, { $resolved } of { $citations ->
        [one] { $citations } citation
       *[other] { $citations } citations
    } resolved.
coverage-passed-over = Passed over: { $blocks ->
        [one] { $blocks } block
       *[other] { $blocks } blocks
    } (contents, tables, captions, menus, code), { $furniture ->
        [one] { $furniture } page line
       *[other] { $furniture } page lines
    }, { $entries ->
        [one] { $entries } bibliography line
       *[other] { $entries } bibliography lines
    }.
today = Reference date: { $date }.
total = { $errors } to correct, { $warnings } to check, { $infos } for information
report-head = { $path } · { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
report-bound = Independent as far as declared: dependence that nobody declares stays unseen.
report-types = cited: { $types }
report-updated = updated { $date }
report-via = through { $channel }
report-rests = { $claims ->
        [one] { $claims } passage
       *[other] { $claims } passages
    }, { $alone } on it alone
what-if = { $path } · without { $voice } ({ $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }), { $fallen } of { $claims } passages fall to a lower level
what-if-weakened = { $count ->
        [one] { $count } more loses an origin and keeps its level.
       *[other] { $count } more lose an origin and keep their level.
    }
level-unsourced = no source
level-unusable = unusable reference
level-single-source = single source
level-single-origin = same group
level-corroborated = corroborated
flag-acknowledged = said to be unconfirmed
flag-diverse = sources of several kinds
flag-shared-channel = one channel
flag-presumed = presumed independent
flag-late-support = partly from before
flag-social-only = social media only
flag-party-only = parties only
flag-outdated = outdated
flag-attributed = attributed
flag-one-speaker = one speaker
flag-contested = contested
flag-hedged = under reserve
flag-retracted = withdrawn

# figures
conflicting-figures = { $measure }: { $values }
    .help = Say whose count each figure is and why they differ, or keep the one that stands.
    .summary = { $count ->
        [one] { $count } toll whose figures disagree
       *[other] { $count } tolls whose figures disagree
    }
retracted-figure = { $value } ({ $measure }): a figure that the text withdraws elsewhere
    .help = Say here too that it was withdrawn, or take it out.
    .summary = { $count ->
        [one] { $count } withdrawn figure, given as if it stood
       *[other] { $count } withdrawn figures, given as if they stood
    }
outdated-figure = { $value } ({ $measure }), undated: the text gives { $later } for { $day }
    .help = Give the day of this count, or the later count.
    .summary = { $count ->
        [one] { $count } outdated figure without a date
       *[other] { $count } outdated figures without a date
    }
figure-differs-from-cited-title = { $value } ({ $measure }): the cited title of { $source } gives { $title }
    .help = Check the figure, or cite the source that gives it.
    .summary = { $count ->
        [one] { $count } figure that no cited title gives
       *[other] { $count } figures that no cited title gives
    }
qualifier-changed = “{ $value }” in the summary, “{ $other }” in the body
    .help = Use the same bound in both places.
    .summary = { $count ->
        [one] { $count } figure whose bound changes in the summary
       *[other] { $count } figures whose bound changes in the summary
    }
part-exceeds-whole = the part ({ $part }) exceeds the whole ({ $whole })
    .help = Correct the number that is wrong.
    .summary = { $count ->
        [one] { $count } part larger than its whole
       *[other] { $count } parts larger than their whole
    }
parts-do-not-sum = the parts make { $sum }, the whole is { $whole }
    .help = Correct the number that is wrong, or say that the parts overlap.
    .summary = { $count ->
        [one] { $count } total exceeded by its parts
       *[other] { $count } totals exceeded by their parts
    }
undated-toll = { $value } ({ $measure }): a toll without a date
    .help = Give the day of the count.
    .summary = { $count ->
        [one] { $count } toll without a date
       *[other] { $count } tolls without a date
    }
unsupported-summary = { $value } ({ $measure }) in the summary: not in the body
    .help = Mend the summary, or give the figure and its source in the body.
    .summary = { $count ->
        [one] { $count } figure of the summary that the body lacks
       *[other] { $count } figures of the summary that the body lacks
    }
summary-drops-attribution = { $value } ({ $measure }): “{ $voice }”, in the body, is gone from the summary
    .help = Say in the summary too whose count it is.
    .summary = { $count ->
        [one] { $count } figure of the summary without its speaker
       *[other] { $count } figures of the summary without their speaker
    }
summary-drops-attribution-disputed = { $value } ({ $measure }): “{ $voice }” and the dispute, in the body, are gone from the summary
    .help = Say in the summary too whose count it is, and that it is disputed.
summary-drops-dispute = { $value } ({ $measure }): the dispute, in the body, is gone from the summary
    .help = Say in the summary too that it is disputed.
implausible-conversion = { $left } and { $right }: no exchange rate explains it
    .help = Correct the sum that is wrong (millions, billions?).
    .summary = { $count ->
        [one] { $count } impossible conversion of a sum
       *[other] { $count } impossible conversions of sums
    }
wrong-ratio = “{ $ratio }”: from { $from } to { $to } the ratio is { $told }
    .help = Correct the ratio, or the number.
    .summary = { $count ->
        [one] { $count } ratio that its numbers contradict
       *[other] { $count } ratios that their numbers contradict
    }
figure-told = { $value }{ $day }{ $voice }
figure-told-retracted = { $value }{ $day }{ $voice }, withdrawn
figure-told-disputed = { $value }{ $day }{ $voice }, disputed
heading-figures = FIGURES THAT DISAGREE
measure-killed = dead
measure-injured = injured
measure-casualties = casualties
measure-missing = missing
measure-abducted = abducted
measure-arrested = arrested
measure-detained = detained
measure-released = released
measure-prosecuted = prosecuted
measure-convicted = convicted
measure-executed = executed
measure-displaced = displaced
measure-refugees = refugees
measure-returned = returned
measure-protesters = protesters
measure-troops = troops
measure-households = households
measure-people = people
measure-incidents = incidents
measure-abuse = abuse
measure-buildings = buildings
measure-vehicles = vehicles
measure-weapons = weapons
measure-price = price
measure-money = sums
measure-share = share
measure-ratio = ratio
measure-area = area
measure-distance = distance
measure-duration = duration
measure-other = number
figures-head = { $path }: { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
heading-tolls = TOLLS WHOSE FIGURES DIFFER
heading-across = BETWEEN DOCUMENTS
relation-conflict = disagree
relation-retracted = one is withdrawn
relation-superseded = the later one stands
standing-retracted = withdrawn
standing-disputed = disputed
population-civilians = civilians
population-police = police
population-soldiers = soldiers
population-security-forces = security forces
population-children = children
population-women = women
population-men = men
population-journalists = journalists
population-protesters = protesters
population-migrants = migrants
population-refugees = refugees
population-medics = medics
population-aid-workers = aid workers
population-prisoners = prisoners
population-students = students
population-teachers = teachers
population-foreigners = foreigners
population-fighters = fighters
population-lawyers = lawyers
population-activists = activists
population-workers = workers
population-elderly = elderly people
