//! Calls of notes in notations that are less common, and the paragraphs that hold them.

use recoupe::document::Format;

#[test]
fn calls_in_words_and_groups_behind_a_circumflex() {
    let list = "1. Kabul Now, “School year”, March 2026\n2. Amu TV, “Fifth year”, 23 March 2026\n3. UNESCO, “Report”, October 2025\n";
    for paragraph in [
        "11.1.1 Girls were kept out of school.[footnote 1] [footnote 2] Others stayed away.[footnote 3]",
        "Girls were kept out of school.[note 1, 2] Others stayed away.[note 3]",
        "Girls were kept out of school.[fn. 1-2] Others stayed away.[fn. 3]",
    ] {
        let evidence = crate::analyse(&format!("School\n\n{paragraph}\n\nNotes\n\n{list}"), Format::Text);
        let notes: Vec<usize> = evidence.claims.iter().map(|c| c.footnotes.len()).collect();
        assert_eq!(notes, [2, 1], "{paragraph}");
        assert!(!evidence.claims[1].text(&evidence.document).contains('['), "{paragraph}");
    }
    let notes = "[^1]: Reuters, “A”, 4 May 2023.\n[^2]: BBC, “B”, 6 May 2023.\n[^12]: RFI, « C », 7 May 2023.\n";
    let evidence = crate::analyse(&format!("Girls stayed away.[^1,12] Boys too.[^2, 12]\n\n{notes}"), Format::Markdown);
    assert_eq!(evidence.claims.iter().map(|c| c.footnotes.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn numbered_paragraphs_of_one_line_are_no_headings() {
    let text = "11.1 Access to school\n\n11.1.1 Girls were kept out of school in the north. [1]\n\n11.1.2 Boys went.[2] Others did not.\n\n\
                Notes\n\n1. Reuters, “A”, 4 May 2023\n2. BBC, “B”, 6 May 2023\n";
    let evidence = crate::analyse(text, Format::Text);
    assert_eq!(evidence.claims.len(), 3);
}
