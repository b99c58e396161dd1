//! x
fn main(){
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args[0] == "check" { println!("{{\"findings\":[]}}"); return; }
    let path = args[1].clone();
        let bytes = std::fs::read(&path).unwrap();
        let input = recoupe::text::Input::from_bytes(path.clone(), bytes).unwrap();
        let d = recoupe::analyse(input, recoupe::document::Format::from_path(&path));
    println!("{}", serde_json::to_string_pretty(&recoupe::render::graph_json(&[&d])).unwrap());
}
