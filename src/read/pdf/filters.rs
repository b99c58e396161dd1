//! How a stream is packed, and what it unpacks to: only as far as is needed to tell that it is not too large.

use std::io::Read as _;

/// A way of packing (ISO 32000-1, 7.4). Those of pictures hold no text and are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Hex,
    Base85,
    Lzw,
    Flate,
    RunLength,
}

impl Filter {
    /// To how many bytes one byte unpacks at most.
    const fn ratio(self) -> u64 {
        match self {
            Self::Hex => 1,
            Self::Base85 => 4,
            // 4,096 entries, each one byte longer than another, by codes of nine bits and more
            Self::Lzw => 3641,
            // RFC 1951: 258 bytes from two bits
            Self::Flate => 1032,
            Self::RunLength => 64,
        }
    }

    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"ASCIIHexDecode" | b"AHx" => Self::Hex,
            b"ASCII85Decode" | b"A85" => Self::Base85,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            _ => return None,
        })
    }

    fn unpack(self, packed: &[u8], limit: u64) -> Vec<u8> {
        match self {
            Self::Hex => hex(packed),
            Self::Base85 => base85(packed, limit),
            Self::Lzw => lzw(packed, limit),
            Self::RunLength => run_length(packed, limit),
            Self::Flate => {
                let mut whole = Vec::new();
                // a damaged stream ends here as it does for the library
                let _ = flate2::read::ZlibDecoder::new(packed).take(limit).read_to_end(&mut whole);
                whole
            }
        }
    }
}

/// The filters that the table before a stream names, the outermost first, up to the first of pictures. `None` where the
/// table names them elsewhere.
pub(super) fn filters(table: &[u8]) -> Option<Vec<Filter>> {
    const KEY: &[u8] = b"/Filter";
    let Some(key) = memchr::memmem::find_iter(table, KEY).find(|&at| table.get(at + KEY.len()).is_none_or(|b| !b.is_ascii_alphanumeric()))
    else {
        return Some(Vec::new());
    };
    let value = table[key + KEY.len()..].trim_ascii_start();
    let names = match value.first() {
        Some(b'/') => {
            let end = value[1..].iter().position(|b| is_end(*b)).map_or(value.len(), |end| end + 1);
            &value[..end]
        }
        Some(b'[') => &value[1..memchr::memchr(b']', value).unwrap_or(value.len())],
        _ => return None,
    };
    // a reference among the names
    if names.iter().any(u8::is_ascii_digit) && memchr::memchr(b'R', names).is_some() && !names.contains(&b'/') {
        return None;
    }
    let names = names.split(|b| *b == b'/').skip(1).map(|name| plain(name.split(|b| is_end(*b)).next().unwrap_or_default()));
    Some(names.map_while(|name| Filter::of(&name)).collect())
}

fn is_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"/[]<>()%".contains(&byte)
}

/// A name without its signs given as numbers: `Fl#61te`.
fn plain(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut at = 0;
    while at < name.len() {
        let digits = name.get(at + 1..at + 3).filter(|_| name[at] == b'#').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(byte.unwrap_or(name[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    plain
}

/// Whether a stream of this length could unpack to more than a limit.
pub(super) fn may_exceed(filters: &[Filter], length: usize, limit: u64) -> bool {
    filters.iter().fold(length as u64, |length, filter| length.saturating_mul(filter.ratio())) > limit
}

/// What a stream unpacks to, each step up to one byte more than the limit; `None` where a step goes beyond it.
pub(super) fn unpack(filters: &[Filter], packed: &[u8], limit: u64) -> Option<Vec<u8>> {
    let (first, others) = filters.split_first()?;
    let mut whole = first.unpack(packed, limit + 1);
    for filter in others {
        if whole.len() as u64 > limit {
            return None;
        }
        whole = filter.unpack(&whole, limit + 1);
    }
    (whole.len() as u64 <= limit).then_some(whole)
}

fn hex(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|b| **b != b'>').filter_map(|b| char::from(*b).to_digit(16));
    let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn base85(packed: &[u8], limit: u64) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut group = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u8>, whole: &mut Vec<u8>| {
        let count = group.len();
        if count > 1 {
            group.resize(5, 84);
            let value = group.iter().fold(0u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
            whole.extend(&value.to_be_bytes()[..count - 1]);
        }
        group.clear();
    };
    for &byte in packed {
        if whole.len() as u64 >= limit {
            break;
        }
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => whole.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    flush(&mut group, &mut whole);
                }
            }
            _ => {}
        }
    }
    flush(&mut group, &mut whole);
    whole
}

fn run_length(packed: &[u8], limit: u64) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut at = 0;
    while let Some(&length) = packed.get(at).filter(|_| (whole.len() as u64) < limit) {
        match length {
            128 => break,
            0..=127 => {
                let end = (at + 2 + usize::from(length)).min(packed.len());
                whole.extend(packed.get(at + 1..end).unwrap_or_default());
                at = end;
            }
            _ => {
                whole.extend(packed.get(at + 1).into_iter().flat_map(|byte| std::iter::repeat_n(*byte, 257 - usize::from(length))));
                at += 2;
            }
        }
    }
    whole
}

/// Codes of nine to twelve bits, the widths grown one code early as most writers do.
fn lzw(packed: &[u8], limit: u64) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const FULL: usize = 4096;
    let mut whole: Vec<u8> = Vec::new();
    // where each entry stands in what was unpacked, and how long it is
    let mut entries: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0usize, 0u32, 9u32);
    for &byte in packed {
        bits = (bits << 8 | usize::from(byte)) & 0x00ff_ffff;
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) & ((1 << width) - 1);
        if code == END || whole.len() as u64 >= limit {
            break;
        }
        if code == CLEAR {
            entries.clear();
            before = None;
            width = 9;
            continue;
        }
        let start = whole.len();
        if code < CLEAR {
            whole.push(code as u8);
        } else if let Some(&(from, length)) = entries.get(code - END - 1) {
            whole.extend_from_within(from..from + length);
        } else if let Some((from, length)) = before.filter(|_| code - END - 1 == entries.len()) {
            whole.extend_from_within(from..from + length);
            whole.extend_from_within(from..=from);
        } else {
            break;
        }
        // an entry is what came before and the first sign of this: they stand side by side
        if let Some((from, length)) = before.filter(|_| entries.len() + END + 1 < FULL) {
            entries.push((from, length + 1));
        }
        before = Some((start, whole.len() - start));
        width = match entries.len() + END + 2 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_name_their_filters() {
        for (table, wanted) in [
            (&b"<</Length 3>>"[..], Some(vec![])),
            (b"<</Filter /FlateDecode/Length 3>>", Some(vec![Filter::Flate])),
            (b"<</Filter[/ASCIIHexDecode /Fl#61teDecode]>>", Some(vec![Filter::Hex, Filter::Flate])),
            (b"<</Filter [/A85/DCTDecode]>>", Some(vec![Filter::Base85])),
            (b"<</Filter 7 0 R>>", None),
            (b"<</FilterX /FlateDecode>>", Some(vec![])),
        ] {
            assert_eq!(filters(table), wanted, "{}", String::from_utf8_lossy(table));
        }
    }

    #[test]
    fn streams_are_unpacked() {
        assert_eq!(Filter::Hex.unpack(b"48 65 6C6c6F>", 100), b"Hello");
        assert_eq!(Filter::Base85.unpack(b"87cURDZ~>", 100), b"Hello");
        assert_eq!(Filter::Base85.unpack(b"zz~>", 100), [0; 8]);
        assert_eq!(Filter::RunLength.unpack(&[1, b'a', b'b', 254, b'c', 128, 9], 100), b"abccc");
        // the example of ISO 32000-1, 7.4.4.2
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(Filter::Lzw.unpack(&packed, 100), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }
}
