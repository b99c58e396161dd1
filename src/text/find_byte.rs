//! Looking for bytes, many at a time.

/// Where the first byte stands that is wanted. Stretches are looked at as a whole: `wanted` is to be a few plain
/// comparisons, which are made on many bytes together.
pub(crate) fn find_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const TOGETHER: usize = 32;
    let (stretches, rest) = bytes.as_chunks::<TOGETHER>();
    let holds = |stretch: &[u8; TOGETHER]| stretch.iter().fold(false, |any, &byte| any | wanted(byte));
    let whole = stretches.iter().position(holds).unwrap_or(stretches.len()) * TOGETHER;
    let last = bytes.get(whole..whole + TOGETHER).unwrap_or(rest);
    last.iter().position(|&byte| wanted(byte)).map(|at| whole + at)
}

/// True where a digit stands in the text.
pub(crate) fn holds_digit(text: &str) -> bool {
    find_byte(text.as_bytes(), |byte| byte.is_ascii_digit()).is_some()
}

#[cfg(test)]
mod tests {
    use super::{find_byte, holds_digit};

    #[test]
    fn the_first_byte_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find_byte(&bytes, |b| b == b'.'), None);
            for at in (0..length).rev() {
                bytes[at] = b'.';
                assert_eq!(find_byte(&bytes, |b| b == b'.'), Some(at), "{length}");
            }
        }
        assert!(holds_digit("Le pont a rouvert après des travaux longs de plus de 3 ans"));
        assert!(!holds_digit("Le pont a rouvert"));
    }
}
