# Comparison of two versions, certificate of publication: what an editor reads before print.

compare-head = { $old } → { $new } · { $unchanged ->
        [one] { $unchanged } passage unchanged
       *[other] { $unchanged } passages unchanged
    }
compare-lost = LOST SUPPORT
compare-gained = GAINED SUPPORT
compare-figures = FIGURES CHANGED
compare-sources = SOURCES CHANGED, SAME SUPPORT
compare-added = NEW PASSAGES
compare-removed = PASSAGES GONE
compare-found = NEW FINDINGS
compare-mended = FINDINGS MENDED
compare-reworded = { $count ->
        [one] { $count } passage reworded, with the same sources.
       *[other] { $count } passages reworded, with the same sources.
    }

certificate-title = Source check before publication: { $path }
certificate-holds = The “{ $policy }” policy is met: no finding stands against publication among what is checked.
certificate-holds-none = No finding stands against publication among what is checked; no policy is named.
certificate-broken = The “{ $policy }” policy is not met: { $count ->
        [one] { $count } finding stands against publication.
       *[other] { $count } findings stand against publication.
    }
certificate-broken-none = { $count ->
        [one] { $count } finding stands against publication; no policy is named.
       *[other] { $count } findings stand against publication; no policy is named.
    }
certificate-read = What was read
certificate-file = Format: { $format }, { $bytes } bytes.
certificate-sum = SHA-256 of the file: { $sum }.
certificate-version = recoupe { $version }; date of the report: { $date }.
certificate-policy = Policy
certificate-no-policy = No policy is named; the program's own settings hold.
certificate-threshold = Corroborated from { $count } independent origins on, as far as dependence is declared.
certificate-required = Required: { $about } at level “{ $level }”.
certificate-of-figures = passages with a figure
certificate-of-heading = passages under “{ $heading }”
certificate-of-tag = passages tagged “{ $tag }”
certificate-of-all = all passages
certificate-rules = Severities set: { $rules }.
certificate-ignored = Rules left out: { $rules }.
severity-off = off
certificate-support = Support of the passages
certificate-level = level
certificate-passages = passages
certificate-checklist = Checklist (after EUAA and ACCORD)
certificate-point = point
certificate-state = by the program
certificate-result = result
checklist-checked = checked
checklist-in-part = in part
checklist-not-checked = not checked
checklist-sourced = Each passage gives its source
    .result = { $count ->
        [0] no passage without a source
        [one] { $count } passage without a source
       *[other] { $count } passages without a source
    }
checklist-traceable = References can be traced from the notes to the bibliography
    .result = { $count ->
        [0] nothing found
        [one] { $count } finding
       *[other] { $count } findings
    }
checklist-cross-checked = Information is cross-checked
    .result = { $count } of { $other } passages corroborated
checklist-round-tripping = No round-tripping, no false corroboration, as far as dependence is declared
    .result = { $count ->
        [0] no passage on sources of one group
        [one] { $count } passage on sources of one group
       *[other] { $count } passages on sources of one group
    }; circular or second-hand: { $other }
checklist-single-source = What rests on one source is said to do so
    .result = { $count ->
        [0] no passage on one source without attribution
        [one] { $count } passage on one source without attribution
       *[other] { $count } passages on one source without attribution
    }; said to be unconfirmed: { $other }
checklist-contradictions = Contradictory versions are shown
    .result = { $count ->
        [0] no passage is contested in the text
        [one] { $count } passage is contested in the text
       *[other] { $count } passages are contested in the text
    }
checklist-dates = Sources fit the dates of what they are cited for
    .result = { $count ->
        [0] nothing found
        [one] { $count } finding
       *[other] { $count } findings
    }; on sources from before the period: { $other }
checklist-faithful = Each passage says what its source says (no source was opened)
checklist-reliability = Sources are reliable, and their bias is known
checklist-balance = Sources are balanced and of several kinds
checklist-current = Nothing more recent is known
checklist-omissions = No relevant information was left out
checklist-translation = Translations are right
checklist-neutrality = Wording is neutral; nobody is put at risk
checklist-review = The text was reviewed by a second person
certificate-exceptions = Exceptions that stand
certificate-no-exceptions = None.
certificate-no-reason = no reason given
certificate-reason = reason
certificate-by = by
certificate-on = on
certificate-until = until
certificate-open = Open findings
certificate-signatures = Author: ____________________   Reviewer: ____________________   Date: ____________

# Types of sources, dates.
source-government = { $count ->
        [one] state body
       *[other] state bodies
    }
source-intergovernmental = { $count ->
        [one] intergovernmental body
       *[other] intergovernmental bodies
    }
source-party = { $count ->
        [one] party to the conflict
       *[other] parties to the conflict
    }
source-ngo = { $count ->
        [one] NGO
       *[other] NGOs
    }
source-media = { $count ->
        [one] news outlet
       *[other] news outlets
    }
source-academic = { $count ->
        [one] scholarly source
       *[other] scholarly sources
    }
source-think-tank = { $count ->
        [one] think tank
       *[other] think tanks
    }
source-legal = { $count ->
        [one] legal text
       *[other] legal texts
    }
source-expert = { $count ->
        [one] person asked
       *[other] persons asked
    }
source-social-media = { $count ->
        [one] social media post
       *[other] social media posts
    }
source-dataset = { $count ->
        [one] database
       *[other] databases
    }
source-other = { $count ->
        [one] other source
       *[other] other sources
    }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
