//! Notes made up for measuring: as long as one wants, the same on every run.

/// A small generator of numbers (SplitMix64): the notes must be the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const WORDS: [&str; 40] = [
    "la",
    "police",
    "a",
    "dispersé",
    "les",
    "manifestants",
    "dans",
    "le",
    "centre",
    "de",
    "la",
    "ville",
    "après",
    "une",
    "journée",
    "de",
    "grève",
    "plusieurs",
    "témoins",
    "disent",
    "avoir",
    "entendu",
    "des",
    "tirs",
    "le",
    "gouverneur",
    "région",
    "annonce",
    "couvre-feu",
    "que",
    "par",
    "forces",
    "sécurité",
    "et",
    "habitants",
    "selon",
    "pour",
    "internet",
    "coupé",
    "soir",
];

const PUBLISHERS: [&str; 12] = [
    "Le Monde",
    "BBC",
    "Radio Azattyk (Groupe RFE/RL)",
    "Novastan",
    "Eurasianet",
    "Human Rights Watch",
    "AFP",
    "The Diplomat",
    "Radio France internationale",
    "Amnesty International",
    "Vlast",
    "Orda",
];

fn sentence(numbers: &mut Numbers, text: &mut String) {
    let first = numbers.one(&WORDS);
    let mut letters = first.chars();
    text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    text.push_str(letters.as_str());
    for _ in 0..10 + numbers.below(14) {
        text.push(' ');
        text.push_str(numbers.one(&WORDS));
    }
}

fn citation(numbers: &mut Numbers, text: &mut String) {
    text.push_str(numbers.one(&PUBLISHERS));
    if numbers.below(2) == 0 {
        text.push_str(", « ");
        sentence(numbers, text);
        text.push_str(" »");
    }
    text.push_str(&format!(", {:02}/{:02}/2022", 1 + numbers.below(28), 1 + numbers.below(12)));
    if numbers.below(4) == 0 {
        text.push_str(&format!(" [{}]", 2 + numbers.below(4)));
    }
    text.push_str(&format!(", https://www.example.org/actualite/{:06}", numbers.below(900_000)));
}

/// A report of at least `bytes` bytes; where `footnoted`, nearly every sentence calls a note of one to
/// four citations, kept at the end.
pub(crate) fn note(bytes: usize, footnoted: bool) -> String {
    let mut numbers = Numbers(7);
    let (mut text, mut notes) = (String::from("# Rapport\n\n"), String::new());
    let mut label = 0;
    while text.len() + notes.len() < bytes {
        for _ in 0..2 + numbers.below(4) {
            sentence(&mut numbers, &mut text);
            if footnoted && numbers.below(5) > 0 {
                label += 1;
                text.push_str(&format!("[^{label}]"));
                notes.push_str(&format!("[^{label}]: "));
                for nth in 0..=numbers.below(3) {
                    notes.push_str(if nth > 0 { " ; " } else { "" });
                    citation(&mut numbers, &mut notes);
                }
                notes.push_str("\n\n");
            }
            text.push_str(". ");
        }
        text.push_str("\n\n");
    }
    text.push_str(&notes);
    text
}
