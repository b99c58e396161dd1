//! `recoupe graph`.

use recoupe::Error;
use recoupe::evidence::Evidence;
use recoupe::render::{dot, graph_json, graphml};

use super::arguments::{Graph, GraphFormat};
use super::configuration::Configurations;
use super::{files, print};

pub(crate) fn run(options: &Graph) -> Result<u8, Error> {
    let mut models: Vec<Evidence> = Vec::new();
    let mut configurations = Configurations::default();
    for path in &options.paths {
        let config = configurations.of(&options.configuring, path)?;
        models.push(files::read(path, options.input_format, &options.beside, &config)?.analyse(&config));
    }
    let models: Vec<&Evidence> = models.iter().collect();
    match options.format {
        GraphFormat::Dot => models.iter().for_each(|m| print(&dot(&m.graph()))),
        GraphFormat::Graphml => models.iter().for_each(|m| print(&graphml(&m.graph()))),
        GraphFormat::Json => print(&format!("{:#}\n", graph_json(&models))),
        GraphFormat::Jsonl => {
            // one document a line
            let model = graph_json(&models);
            let lines: Vec<String> = model["documents"].as_array().into_iter().flatten().map(ToString::to_string).collect();
            print(&format!("{}\n", lines.join("\n")));
        }
    }
    Ok(0)
}
