# Outputs, configuration, suppression, baseline: what the desk reads beside the findings.

outputs-more = { $count ->
        [one] { $count } more finding, not listed here
       *[other] { $count } more findings, not listed here
    }
outputs-severity = severity
outputs-place = place
outputs-rule = rule
outputs-finding = finding
severity-error = to correct
severity-warning = to check
severity-info = for information
quiet-suppressed = { $count ->
        [one] { $count } finding silenced in the draft
       *[other] { $count } findings silenced in the draft
    }
quiet-unchanged = { $count ->
        [one] { $count } finding already in the baseline
       *[other] { $count } findings already in the baseline
    }
quiet-fixed = { $count ->
        [one] { $count } finding of the baseline is gone
       *[other] { $count } findings of the baseline are gone
    }
flag-outdated = from before the period

below-required-level = below the level that is asked for: “{ $claim }” ({ $origins } of { $threshold } origins)
    .help = Add a source of another origin, or say in the text that it could not be corroborated.
    .summary = { $count ->
        [one] { $count } passage below the level that is asked for
       *[other] { $count } passages below the level that is asked for
    }
below-required-level-reason = below the level that is asked for: “{ $claim }” ({ $origins } of { $threshold } origins; { $reason })
    .help = Add a source of another origin, or say in the text that it could not be corroborated.
below-required-level-unsourced = a source is asked for here: “{ $claim }”
    .help = Give the source.

malformed-suppression = the comment names no rule
    .help = Write “recoupe: ignore RULE — reason”.
    .summary = { $count ->
        [one] { $count } comment to recoupe not understood
       *[other] { $count } comments to recoupe not understood
    }
malformed-suppression-word = “{ $given }” is no word of a comment to recoupe
    .help = Write ignore, ignore-next, disable, enable or tag.
malformed-suppression-word-close = “{ $given }” is no word of a comment to recoupe
    .help = Write “{ $known }”.
malformed-suppression-rule = “{ $given }” is no rule
    .help = “recoupe rules” lists the rules; a dash stands before the reason.
malformed-suppression-rule-close = “{ $given }” is no rule
    .help = Write “{ $known }”.
expired-suppression = the exception ended on { $until }
    .help = Look again, then delete the comment or give it a new day.
    .summary = { $count ->
        [one] { $count } exception past its last day
       *[other] { $count } exceptions past their last day
    }
unused-suppression = the comment silences nothing ({ $rules })
    .help = Delete it, or put it where the finding is.
    .summary = { $count ->
        [one] { $count } comment that silences nothing
       *[other] { $count } comments that silence nothing
    }
reasonless-suppression = exception without a reason ({ $rules })
    .help = Write the reason after a dash.
    .summary = { $count ->
        [one] { $count } exception without a reason
       *[other] { $count } exceptions without a reason
    }

init-exists = the file is there already; --force replaces it
init-written = { $file } written
init-head = Configuration of recoupe. Lines that begin with “#” are comments: take the sign away to put them in force.
    “recoupe config” prints what is in force; “recoupe config --schema” prints the schema for an editor.
init-policy = A policy is a set of thresholds and severities that follows a standard:
policy-coi = Country-of-origin information
policy-newsroom = Newsroom
policy-casualty-recording = Casualty recording
policy-academic = Scholarship
init-bibliography = Lists of references beside the reports (BibTeX, CSL-JSON, RIS, hayagriva), cited by key, at paths counted from this file.
init-language = What the program else reads from the report itself.
init-coverage = What a note covers: the text since the previous note, or its own sentence only.
init-threshold = The number of independent origins from which a passage counts as corroborated.
init-rules = Severity of a rule or of a group: error, warning, info, off. “recoupe rules” lists them.
init-required = Levels that passages must reach: those with figures, under a heading, with a tag.
init-publishers = Publishers, as the reports name them. Two of one group count as one origin. State media belong with
    their government only where this file says so: state_media_of = "…". Parties to the conflict: parties = ["…"].
init-more = { $count ->
        [one] and { $count } more publisher
       *[other] and { $count } more publishers
    }
init-derivation = Sources that reprint, translate or relay others.
rule-head = { $group } · { $severity } · confidence { $confidence }

error-not-utf8 = not UTF-8 text: byte { $offset } (line { $line }) starts no character; the file looks like { $looks }. Save it as UTF-8 and run again
error-too-large = larger than { $limit } bytes
error-damaged = { $of ->
        [object] the object at byte { $part } cannot be read: { $reason }
       *[part] { $part } cannot be read: { $reason }
    }
error-missing-part = { $part } is missing from the file
error-part-too-large = { $part } holds more than { $limit } bytes once unpacked
error-no-text = holds no text: all its pages ({ $pages }) are pictures. Run text recognition (OCR) on it, and then this again
error-encrypted = protected by a password, or a Word file from before 2007. Save it without a password, as .docx, .odt or .pdf, and run again
error-unsupported = { $format } files are not read by this build
error-io = { $kind ->
       *[other] { $reason }
    }
error-config = { $place }: { $message }
config-unknown = { $kind ->
        [field] unknown field `{ $given }`
        [rule] unknown rule `{ $given }`
        [policy] unknown policy `{ $given }`
       *[value] unknown value `{ $given }`
    }
config-known = { $said }, known are { $names }
config-name = `{ $name }`
config-close = { $said }; did you mean `{ $known }`?
config-missing = missing field `{ $name }`
config-kind = { $found ->
        [text] text
        [number] a number
        [truth] true or false
        [list] a list
        [table] a table
       *[date] a date
    } where { $wanted ->
        [text] text
        [number] a number
        [truth] true or false
        [list] a list
        [table] a table
       *[date] a date
    } is meant
config-date = `{ $given }` is no date of the form YYYY, YYYY-MM or YYYY-MM-DD
config-path = a path or a list of paths is meant
config-threshold = threshold must be at least 1
config-period = the period ends before it begins
config-override = an override needs `paths`
config-group = a publisher has a `group` or is `state_media_of` a body, not both
config-circle = this file builds upon itself
config-file = there is no file `{ $path }`
config-baseline = this is no baseline: { $reason }
config-baseline-version = `{ $given }` is not `{ $known }`
config-said = { $words }
reason-nested = elements nested too deeply
reason-lists = lists nested too deeply
reason-entities = it declares entities
reason-cut = it ends in the middle
reason-objects = it has no readable list of objects
reason-other-file = it is not the one that was read
reason-place = { $reason } (byte { $byte })
error-copy = the copy is no text; name a file for it with --output-file
error-library = the list of references `{ $named }` is not beside the draft; name it with --bibliography
error-unknown = { $kind ->
        [rule] unknown rule `{ $given }`
        [policy] unknown policy `{ $given }`
        [format] unknown format for --what-if `{ $given }`
       *[voice] unknown publisher or group in these documents: `{ $given }`
    }
error-unknown-close = { $kind ->
        [rule] unknown rule `{ $given }`; did you mean `{ $known }`?
        [policy] unknown policy `{ $given }`; did you mean `{ $known }`?
        [format] unknown format for --what-if `{ $given }`; did you mean `{ $known }`?
       *[voice] unknown publisher or group in these documents: `{ $given }`; did you mean `{ $known }`?
    }
