//! Counts of one thing that follow one another in time: the later one stands.

use super::camps::answers_later;
use super::compare::{Comparer, Side};
use super::measure::Measure;
use super::quantity::Qualifier;
use super::scope::{Days, is_total, near_blocks, one_thing, same_voice};
use super::values::{quantity_middle, value_relation};
use crate::document::PartialDate;

impl Comparer<'_> {
    /// "61 deaths, up from 48 on Tuesday": a toll and its value of before, in one sentence.
    pub(super) fn rises(&self, a: Side<'_>, b: Side<'_>) -> bool {
        const LONG: i64 = 100;
        let (old, new) = if a.own.quantity.earlier { (a, b) } else { (b, a) };
        let (p, q) = (&old.own.quantity, &new.own.quantity);
        let day = |s: Side<'_>| s.own.as_of.and_then(PartialDate::earliest);
        let soon = day(old).zip(day(new)).is_some_and(|(then, now)| then < now && (now - then).num_days() < LONG);
        let one = old.own.block.is_some() && old.own.block == new.own.block && old.own.sentence == new.own.sentence;
        p.earlier
            && !q.earlier
            && one
            && !matches!(p.measure, Measure::Detained)
            && p.measure.is_toll()
            && (is_total(new.own) || p.rose)
            && (p.rose || soon)
            && self.next_to(a.index, b.index)
            && value_relation(p, q).is_none()
            && !old.withdrawn()
            && !new.withdrawn()
    }

    /// "On the 21st eleven died; on the 23rd the toll was 13": the later is a total and the higher, with no count between.
    pub(super) fn grows_to(&self, later: Side<'_>, earlier: Side<'_>) -> bool {
        let day = |s: Side<'_>| s.told.as_of.and_then(PartialDate::earliest);
        let (now, then) = (&later.told.quantity, &earlier.told.quantity);
        matches!(now.measure, Measure::Killed | Measure::Injured)
            && is_total(later.told)
            && later.index > earlier.index
            && day(later) > day(earlier)
            && quantity_middle(now) > quantity_middle(then)
            && later.told.part_of.is_none()
            && earlier.told.part_of.is_none()
            && !is_answer(later, earlier)
            && self.next_to(later.index, earlier.index)
    }
}

/// "The final toll is 58": it comes after those that the text has told before it, on the word of the same or of nobody.
pub(super) fn settles(last: Side<'_>, before: Side<'_>) -> bool {
    let of_one = last.told.attribution.is_none() || same_voice(last.told, before.told);
    last.own.quantity.settled && !before.own.quantity.settled && last.index > before.index && of_one && last.own.quantity.measure.is_toll()
}

/// "64,000 had been reached by 16 March, 103,500 by the 21st": of things and people in general, the same words of a later day
/// and a higher count, on the word of the same or of nobody.
pub(super) fn goes_up(later: Side<'_>, earlier: Side<'_>, days: Days) -> bool {
    let day = |s: Side<'_>| s.told.as_of.filter(|_| !s.told.as_of_inferred).and_then(PartialDate::earliest);
    let (now, then) = (&later.told.quantity, &earlier.told.quantity);
    let counted = match now.measure {
        Measure::People | Measure::Households | Measure::Buildings => true,
        Measure::Other => now.unit.is_some(),
        _ => false,
    };
    let voices =
        later.told.attribution.is_none() || later.told.attribution == earlier.told.attribution || same_voice(later.told, earlier.told);
    let whole = later.told.part_of.is_none() && earlier.told.part_of.is_none();
    days == Days::Apart
        && counted
        && voices
        && whole
        && later.index > earlier.index
        && day(later) > day(earlier)
        && quantity_middle(now) > quantity_middle(then)
        && one_thing(earlier.told, later.told)
}

/// Days after the ministry the union counts more: no update of the ministry's count, unless the text says that it grew.
/// Counts of two months are of two stretches.
fn is_answer(later: Side<'_>, earlier: Side<'_>) -> bool {
    const SOON: i64 = 62;
    let day = |s: Side<'_>| s.told.as_of.filter(|day| day.is_full() && !s.told.as_of_inferred).and_then(PartialDate::earliest);
    let soon = day(later).zip(day(earlier)).is_some_and(|(now, then)| (now - then).num_days() <= SOON);
    // a little more is what days bring
    const FAR: i128 = 1250;
    let far = quantity_middle(&later.own.quantity) >= quantity_middle(&earlier.own.quantity).per_mille(FAR);
    soon && far && near_blocks(later.told, earlier.told) && !later.own.quantity.cues.grows && answers_later(later.told, earlier.told)
}

/// The later of two totals, and not the smaller unless one voice gives both.
pub(super) fn supersedes(later: Side<'_>, earlier: Side<'_>, days: Days) -> bool {
    let after =
        days == Days::Apart && later.told.as_of.and_then(PartialDate::earliest) > earlier.told.as_of.and_then(PartialDate::earliest);
    let (now, then) = (&later.own.quantity, &earlier.own.quantity);
    let grows = quantity_middle(now) >= quantity_middle(then) || same_voice(later.told, earlier.told);
    // "the survivors reject that toll": the date of a source makes no answer an update
    let answers = later.told.as_of_inferred && later.own.quantity.cues.opposed && !same_voice(later.told, earlier.told);
    let answers = answers || is_answer(later, earlier);
    after && !answers && now.measure.is_toll() && grows && now.qualifier != Qualifier::AtMost
}

/// "It gave 12; two days later it raised the count to 19": one voice in one paragraph, the higher after the lower.
pub(super) fn updates(a: Side<'_>, b: Side<'_>, days: Days, one_voice_and_block: bool) -> bool {
    let rises = quantity_middle(&a.own.quantity).cmp(&quantity_middle(&b.own.quantity)) == a.index.cmp(&b.index);
    let text = a.own.within == b.own.within;
    one_voice_and_block && text && days != Days::Apart && rises && a.total() && b.total() && a.own.quantity.measure.is_toll()
}
