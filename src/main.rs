//! x
fn main(){
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let input = recoupe::text::Input::from_bytes(path.clone(), bytes).unwrap();
        let d = recoupe::parse(input, recoupe::document::Format::from_path(&path));
        println!("{path} {:?} {:?} markers {} notes {}", d.language, d.report_date, d.markers.len(), d.footnotes.len());
        if std::env::var("V").is_ok() {
        for b in &d.blocks { println!("{:?} {:?} {:?} | {}", b.kind, b.role, b.seams, b.text.as_str().chars().take(100).collect::<String>().replace('\n',"/")); }
        for m in &d.markers { print!("{}{} ", m.label, if m.footnote.is_none() {"!"} else {""}); }
        println!();
        for n in &d.footnotes { println!("NOTE {} s{} {:?} {}", n.label, n.series, n.spans.len(), n.text.as_str().chars().take(120).collect::<String>().replace('\n',"/")); }
        }
    }
}
