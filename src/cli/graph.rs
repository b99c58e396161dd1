//! `recoupe graph`.

use recoupe::Error;
use recoupe::graph::Evidence;
use recoupe::render::graph_json;

use super::arguments::{Graph, GraphFormat};
use super::{files, print};

pub(crate) fn run(options: &Graph) -> Result<u8, Error> {
    let mut models: Vec<Evidence> = Vec::new();
    for path in &options.paths {
        let input = files::read(path, options.stdin_filename.as_deref())?;
        let format = files::format(&input, options.input_format.map(Into::into));
        models.push(recoupe::analyse(input, format));
    }
    let models: Vec<&Evidence> = models.iter().collect();
    let model = graph_json(&models);
    match options.format {
        GraphFormat::Json => print(&format!("{model:#}\n")),
        GraphFormat::Jsonl => {
            // one document a line
            let lines: Vec<String> = model["documents"].as_array().into_iter().flatten().map(ToString::to_string).collect();
            print(&format!("{}\n", lines.join("\n")));
        }
    }
    Ok(0)
}
