//! Places between whole letters, near a place that may lie inside one.

/// The last place at or before `at` that parts no letter.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first place at or behind `at` that parts no letter.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_a_letter_move_to_its_sides() {
        let text = "aé»b";
        let moved: Vec<_> = (0..=7).map(|at| (floor(text, at), ceil(text, at))).collect();
        assert_eq!(moved, [(0, 0), (1, 1), (1, 3), (3, 3), (3, 5), (5, 5), (6, 6), (6, 6)]);
    }
}
