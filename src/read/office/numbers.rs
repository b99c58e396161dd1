//! Numbers as lists and notes show them.

/// A number as a list or a note shows it; `None` where it shows no number.
pub(super) fn formatted(number: u32, format: &str) -> Option<String> {
    Some(match format {
        "bullet" | "none" => return None,
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "chicago" => {
            let sign = ["*", "†", "‡", "§"][(number.saturating_sub(1) % 4) as usize];
            sign.repeat((number.saturating_sub(1) / 4 + 1).min(9) as usize)
        }
        _ => number.to_string(),
    })
}

/// a … z, aa, bb …, as Word counts.
fn letters(number: u32, first: u8) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from(first + (at % 26) as u8);
    std::iter::repeat_n(letter, (at / 26 + 1).min(9) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..5000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            written.push_str(sign);
            left -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let shown = |n, format| formatted(n, format).unwrap_or_default();
        assert_eq!(shown(14, "lowerRoman"), "xiv");
        assert_eq!(shown(28, "lowerLetter"), "bb");
        assert_eq!(shown(6, "chicago"), "††");
        assert_eq!(formatted(1, "bullet"), None);
    }
}
