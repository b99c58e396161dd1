//! The part of XML Schema that the published schema of JUnit reports uses: enough to hold documents against it.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

/// An element with its attributes, its children and its own text.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    /// The root of an XML document, prefixes left out.
    fn parse(xml: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well formed") {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => {
                    let child = Self::of(&start);
                    open.last_mut().expect("the root").children.push(child);
                }
                Event::End(_) => {
                    let child = open.pop().expect("an open element");
                    open.last_mut().expect("the root").children.push(child);
                }
                Event::Text(text) => open.last_mut().expect("the root").text.push_str(&text),
                Event::Eof => break,
                _ => {}
            }
        }
        let mut roots = open.pop().expect("the document").children;
        assert!(open.is_empty() && roots.len() == 1, "one root");
        roots.remove(0)
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
        let attributes = start.attributes().map(|a| a.expect("an attribute"));
        Self {
            name: local(start.name().as_ref()),
            attributes: attributes.map(|a| (a.key.as_ref().to_owned(), a.value.into_owned())).collect(),
            ..Self::default()
        }
    }

    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.name == name)
    }
}

/// A schema.
pub(crate) struct Schema(Element);

impl Schema {
    pub(crate) fn parse(xsd: &str) -> Self {
        let root = Element::parse(xsd);
        assert_eq!(root.name, "schema");
        Self(root)
    }

    /// What in a document breaks the schema.
    pub(crate) fn breaches(&self, xml: &str) -> Vec<String> {
        let mut found = Vec::new();
        let root = Element::parse(xml);
        self.hold(self.named("element", &root.name), &root, &root.name, &mut found);
        found
    }

    fn named(&self, kind: &str, name: &str) -> &Element {
        let found = self.0.children.iter().find(|c| c.name == kind && c.get("name") == Some(name));
        found.unwrap_or_else(|| panic!("the schema has no {kind} {name}"))
    }

    /// Holds an element against its declaration.
    fn hold(&self, declared: &Element, element: &Element, at: &str, found: &mut Vec<String>) {
        let kind = match declared.get("type") {
            Some("xs:string") => {
                if !element.children.is_empty() || !element.attributes.is_empty() {
                    found.push(format!("{at}: text alone"));
                }
                return;
            }
            Some(name) => self.named("complexType", name),
            None => declared.child("complexType").unwrap_or_else(|| panic!("{at}: no type")),
        };
        if kind.get("mixed") != Some("true") && !element.text.trim().is_empty() {
            found.push(format!("{at}: text `{}`", element.text.trim()));
        }
        let attributes: Vec<&Element> = kind.children.iter().filter(|c| c.name == "attribute").collect();
        for wanted in attributes.iter().filter(|a| a.get("use") == Some("required")) {
            let name = wanted.get("name").expect("a name");
            if element.get(name).is_none() {
                found.push(format!("{at}: no {name}"));
            }
        }
        for (name, value) in &element.attributes {
            match attributes.iter().find(|a| a.get("name") == Some(name)) {
                None => found.push(format!("{at}: unknown {name}")),
                Some(known) => self.hold_text(known.get("type").expect("a type"), value, &format!("{at} {name}"), found),
            }
        }
        let content = kind.children.iter().filter(|c| c.name != "attribute").collect::<Vec<_>>();
        let taken = content.iter().try_fold(0, |from, particle| Self::take(particle, &element.children, from));
        if taken != Some(element.children.len()) {
            let names: Vec<&str> = element.children.iter().map(|c| c.name.as_str()).collect();
            found.push(format!("{at}: {names:?} is no content from {taken:?} on"));
            return;
        }
        for child in &element.children {
            let local = content.iter().flat_map(|c| &c.children).find(|d| d.get("name") == Some(&child.name));
            let declared = local.unwrap_or_else(|| self.named("element", &child.name));
            self.hold(declared, child, &format!("{at}/{}", child.name), found);
        }
    }

    fn hold_text(&self, kind: &str, value: &str, at: &str, found: &mut Vec<String>) {
        if kind == "xs:string" {
            return;
        }
        let restriction = self.named("simpleType", kind).child("restriction").expect("a restriction");
        assert_eq!(restriction.get("base"), Some("xs:string"));
        let pattern = restriction.child("pattern").and_then(|p| p.get("value")).expect("a pattern");
        // by hand: this project has no regular expressions
        assert_eq!(pattern, r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?", "{kind} is not held");
        let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !digits(rest) || !whole.split(',').all(digits) || whole.ends_with(',') {
            found.push(format!("{at}: {value} is no {kind}"));
        }
    }

    /// How far a particle reaches into a list of children, from one of them on; `None` where it does not fit.
    fn take(particle: &Element, children: &[Element], from: usize) -> Option<usize> {
        let least: usize = particle.get("minOccurs").map_or(1, |n| n.parse().expect("a number"));
        let most = match particle.get("maxOccurs") {
            None => 1,
            Some("unbounded") => usize::MAX,
            Some(n) => n.parse().expect("a number"),
        };
        let (mut at, mut times) = (from, 0);
        while times < most {
            let next = match particle.name.as_str() {
                "element" => {
                    let name = particle.get("ref").or(particle.get("name"));
                    children.get(at).filter(|c| Some(c.name.as_str()) == name).map(|_| at + 1)
                }
                "sequence" => particle.children.iter().try_fold(at, |at, inner| Self::take(inner, children, at)),
                // the first that takes something, else one that may be empty
                "choice" => {
                    let fits = || particle.children.iter().filter_map(|inner| Self::take(inner, children, at));
                    fits().find(|&next| next > at).or_else(|| fits().next())
                }
                other => panic!("{other} is not held"),
            };
            match next {
                Some(next) if next > at => at = next,
                // what takes nothing can be repeated as often as is asked for
                Some(_) => return Some(at),
                None => break,
            }
            times += 1;
        }
        (times >= least).then_some(at)
    }
}

#[test]
fn a_document_that_breaks_its_schema_is_told() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit-10.xsd");
    let schema = Schema::parse(&std::fs::read_to_string(path).expect("readable"));
    let suite = |inside: &str| {
        format!(r#"<testsuites><testsuite name="a" tests="1" failures="0" errors="0" time="1,234.5">{inside}</testsuite></testsuites>"#)
    };
    for sound in ["", r#"<testcase name="b"/>"#, r#"<testcase name="b"><failure>x</failure><system-out>y</system-out></testcase>"#] {
        assert!(schema.breaches(&suite(sound)).is_empty(), "{sound}: {:?}", schema.breaches(&suite(sound)));
    }
    for wrong in [
        "words",
        "<failure/>",
        "<testcase/>",
        r#"<testcase name="b" line="1"/>"#,
        r#"<testcase name="b"><case/></testcase>"#,
        r#"<testcase name="b"><system-out><b/></system-out></testcase>"#,
        r#"<testcase name="b"><rerunFailure message="no type"/></testcase>"#,
    ] {
        assert!(!schema.breaches(&suite(wrong)).is_empty(), "{wrong}");
    }
    assert!(!schema.breaches(r#"<testsuite name="a" tests="1" failures="0" errors="0" time="1s"/>"#).is_empty());
    assert!(!schema.breaches(r#"<testsuite tests="1" failures="0" errors="0"/>"#).is_empty());
}
