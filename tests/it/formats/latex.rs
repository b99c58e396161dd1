//! LaTeX: notes, citations by key, lists of references, signs.

use super::{calls, notes, open, texts};
use recoupe::Draft;
use recoupe::document::{BlockKind, Format};
use recoupe::evidence::Evidence;

fn tex(body: &str) -> Evidence {
    let text = format!(
        "\\documentclass{{article}}\n\\title{{Une note}}\n\\date{{3 mai 2020}}\n\\begin{{document}}\n\\maketitle\n{body}\n\\end{{document}}\nRien.\n"
    );
    open(text.into_bytes(), None)
}

#[test]
fn keys_lead_to_the_items_of_the_list() {
    let text = "Twelve died \\cite[see][p. 3]{smith}. Others fled\\footnote{See \\citep{lm} and \\cite{smith}, who was there.}.\\footcite[4]{lm,au:x y}\n\n\\begin{thebibliography}{9}\n\\bibitem{smith} Smith, On Bridges.\n\\bibitem[LM]{lm} Le Monde, « Un titre », 3 mai 2020.\n\\bibitem{au:x y} Anne Third, Things, 2019.\n\\end{thebibliography}\n";
    let evidence = open(text.into(), Some(Format::Latex));
    let led: Vec<_> = evidence.citations.iter().map(|c| (c.footnote, c.resolution.status, c.resolution.sources.clone())).collect();
    let resolved = recoupe::citation::Status::Resolved;
    let wanted = [(Some(0), 1), (Some(0), 0), (Some(1), 1), (Some(1), 2), (None, 0)];
    assert_eq!(led, wanted.map(|(note, source)| (note, resolved, vec![source])));
    assert_eq!(evidence.sources.len(), 3);
}

#[test]
fn a_preamble_names_its_lists() {
    let text = "\\documentclass{article}\n\\titleformat{\\section}{x}{y}{z}{w}\n% \\addbibresource{old.bib}\n\\addbibresource{a.bib}\n\\bibliographystyle{plain}\n\\addbibresource[x]{b.json}\n\\title{A note}\n\\begin{document}\nText.\n\\bibliography{c,d}\n\\end{document}\n";
    let draft = Draft::open("a.tex", text.into(), None).expect("text");
    assert_eq!(draft.libraries_named(), ["a.bib", "b.json", "c", "d"]);
    assert_eq!(texts(&open(text.into(), None)), ["A note", "Text."]);
}

#[test]
fn notes_marks_and_their_texts() {
    let evidence = tex(
        "La police a tir\\'e\\footnote{\\emph{Le Monde}, 3~mai 2020, \\url{https://a.org/x\\_y\\#z}.\n\nSuite.}. Un autre fait\\footnotemark{} encore.\\footnotetext{BBC, 4 May 2020.} Fin\\footnote[7]{AFP.}",
    );
    assert_eq!(evidence.document.format, Format::Latex);
    assert_eq!(texts(&evidence), ["Une note", "3 mai 2020", "La police a tiré. Un autre fait encore. Fin"]);
    let expected = [("1", "Le Monde, 3\u{a0}mai 2020, https://a.org/x_y#z.\n\nSuite."), ("2", "BBC, 4 May 2020."), ("7", "AFP.")];
    assert_eq!(notes(&evidence), expected);
    assert_eq!(calls(&evidence), [("1", true), ("2", true), ("7", true)]);
    assert_eq!(evidence.document.footnotes[0].links[0].target, "https://a.org/x_y#z");
    assert_eq!(evidence.document.report_date.map(|d| d.to_string()).as_deref(), Some("2020-05-03"));
    let e = evidence.document.blocks[2].text.as_str().find('é').expect("in text");
    assert_eq!(evidence.document.words(evidence.document.blocks[2].text.span(e..e + 2)), "\\'e");
}

#[test]
fn citations_by_key_and_the_lists_that_hold_them() {
    let text = "\\section*{Context}\nTwelve died \\parencite[see][p. 3]{hrw22,lm22}.\\footcite[p. 4]{hrw22} Others fled\\footnote{\\cite{lm22}.}.\n\\bibliography{refs,more}\n";
    let evidence = tex(text);
    assert_eq!(texts(&evidence)[3], "Twelve died [see @hrw22; @lm22, p. 3]. Others fled.");
    assert_eq!(notes(&evidence), [("1", "[@hrw22, p. 4]"), ("2", "[@lm22].")]);
    let draft = Draft::open("a.tex", format!("\\addbibresource{{own.bib}}\\begin{{document}}{text}").into_bytes(), None).expect("text");
    assert_eq!(draft.libraries_named(), ["own.bib", "refs", "more"]);
    let listed = tex(
        "Un fait.\n\\begin{thebibliography}{9}\n\\bibitem{a} Le Monde, « Un titre », 3 mai 2020.\n\\bibitem[X]{b} BBC, 4 May 2020.\n\\end{thebibliography}\n",
    );
    assert_eq!(texts(&listed)[3..], ["Bibliography", "Le Monde, « Un titre », 3 mai 2020.", "BBC, 4 May 2020."]);
    assert_eq!(listed.sources.iter().filter(|s| s.is_listed()).count(), 2);
}

#[test]
fn environments_comments_and_commands_that_are_no_words() {
    let evidence = tex(
        "\\subsection{Lieux}\\label{x}\nUn % rien\n  fait, $x^2$ et 5\\,\\%.\n\n\\begin{itemize}\n\\item un\n\\item deux\n\\end{itemize}\n\\begin{enumerate}\\item trois\\end{enumerate}\n\\begin{quote}Cité.\\end{quote}\n\\begin{tabular}{ll}\nLieu & Morts \\\\ \\hline\nAlmaty & 103\n\\end{tabular}\n\\begin{verbatim}\n\\footnote{x}\n\\end{verbatim}\n\\begin{figure}\\includegraphics[width=3cm]{a.png}\\caption{Carte}\\end{figure}\n\\inconnu{Des mots} \\vspace{2cm}restent.",
    );
    let expected = [
        "Lieux",
        "Un fait, $x^2$ et 5\u{2009}%.",
        "un",
        "deux",
        "trois",
        "Cité.",
        "Lieu | Morts",
        "Almaty | 103",
        "\\footnote{x}",
        "Carte",
        "Des mots restent.",
    ];
    let got: Vec<String> = texts(&evidence)[2..].iter().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let wanted: Vec<String> = expected.iter().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(got, wanted);
    let kinds: Vec<_> = evidence.document.blocks[2..].iter().map(|b| b.kind).collect();
    assert_eq!(kinds[0], BlockKind::Heading(2));
    assert_eq!(kinds[2..5], [BlockKind::Item; 3]);
    assert_eq!(kinds[5..10], [BlockKind::Quote, BlockKind::Table, BlockKind::Table, BlockKind::Code, BlockKind::Caption]);
    assert!(evidence.document.footnotes.is_empty());
}

#[test]
fn what_is_repeated_without_end_takes_linear_time() {
    let start = std::time::Instant::now();
    for sign in [
        "{",
        "\\footnote{",
        "\\cite{",
        "\\cite[",
        "$",
        "\\begin{x}",
        "\\begin{verbatim}",
        "\\item ",
        "\\'",
        "%\n",
        "\\\\",
        "}",
        "\\emph{a} ",
        "\\[",
    ] {
        open(sign.repeat(60_000 / sign.len()).into_bytes(), Some(Format::Latex));
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    // far longer: what looked ahead from each would take minutes in a debug build
    let start = std::time::Instant::now();
    for sign in ["\\cite{", "\\footnote{", "\\date{"] {
        open(sign.repeat(600_000 / sign.len()).into_bytes(), Some(Format::Latex));
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_block_may_end_inside_a_group() {
    // the beginning that the group remembers is a place in words that the block has taken along
    for command in ["textsuperscript", "emph", "texttt", "href{https://a.org}"] {
        for before in 1..6 {
            let words = "a".repeat(before);
            let evidence = tex(&format!("{words} \\{command}{{b\n\n\\section{{Après}}\n\nééé êêê}} fin du texte."));
            assert!(texts(&evidence).iter().any(|text| text.contains("fin du texte")), "{command} after {words}");
        }
    }
}

/// What pandoc writes around a heading with a note, and macros of an author's own.
#[test]
fn notes_in_headings_are_kept_and_definitions_are_no_words() {
    let evidence = tex(
        "\\hypertarget{the-first-days}{%\n\\subsection[The first days]{\\texorpdfstring{The first\ndays\\footnote{All times are local.}}{The first days}}\\label{x}}\n\n\\newcommand\\own[1]{(#1)}\\def\\labelenumi{\\arabic{enumi}.}\n\\begin{enumerate}\n\\def\\labelenumi{\\arabic{enumi}.}\n\\item One fact.\n\\end{enumerate}",
    );
    assert_eq!(texts(&evidence)[2..], ["The first days", "One fact."]);
    assert_eq!(evidence.document.blocks[2].kind, BlockKind::Heading(2));
    assert_eq!((notes(&evidence), calls(&evidence)), (vec![("1", "All times are local.")], vec![("1", true)]));
}

#[test]
fn boxes_in_cells_part_no_rows() {
    let head = |words: &str| format!("\\begin{{minipage}}[b]{{0.3\\linewidth}}\\raggedright\n{words}\n\\end{{minipage}}");
    let evidence = tex(&format!(
        "\\begin{{longtable}}[]{{@{{}}ll@{{}}}}\n\\toprule\n{} & {} \\\\\n\\midrule\nRask\\footnote{{AFP.}} & 45 \\\\\n\\bottomrule\n\\end{{longtable}}",
        head("Town"),
        head("Held")
    ));
    let rows: Vec<String> = texts(&evidence)[2..].iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!((rows, notes(&evidence)), (vec!["Town | Held".to_owned(), "Rask | 45".to_owned()], vec![("1", "AFP.")]));
}

#[test]
fn notes_in_terms_and_tables_and_groups_of_keys() {
    let evidence = tex(
        "\\begin{description}\\item[Rask\\footnote{Le Monde, 8 mai 2023.}] It fell.\\end{description}\n\\begin{tabular}{l}Dead\\tablefootnote{OCHA.}\\\\\\end{tabular}\n\nForty \\parencites(see)(){doe20}[p.~3]{roe21}. Nine\\endnotemark.\\endnotetext{AP.}",
    );
    let shown: Vec<String> = texts(&evidence)[2..].iter().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(shown, ["Rask It fell.", "Dead", "Forty [see @doe20; @roe21, p. 3]. Nine."]);
    assert_eq!(notes(&evidence), [("1", "Le Monde, 8 mai 2023."), ("2", "OCHA."), ("3", "AP.")]);
    assert_eq!(calls(&evidence), [("1", true), ("2", true), ("3", true)]);
}
