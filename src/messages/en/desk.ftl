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
