//! Work on one large document, shared among threads. The results are the same on any number of them.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};

/// Bytes of a document from which on a thread saves more than it costs.
pub(crate) const LARGE: usize = 200_000;

/// Two pieces of work at once, where they are `large` and there is a thread for it; else one after the other.
pub(crate) fn both<A: Send, B>(large: bool, first: impl FnOnce() -> A + Send, second: impl FnOnce() -> B) -> (A, B) {
    if !large || available_parallelism().map_or(1, usize::from) == 1 {
        return (first(), second());
    }
    // where no thread is to be had the work is taken back
    let work = Mutex::new(Some(first));
    let take = || work.lock().ok().and_then(|mut work| work.take());
    scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, || take().map(|first| first()));
        let other = second();
        let done = match thread.map(ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => take().map(|first| first()),
        };
        match done {
            Some(done) => (done, other),
            None => unreachable!("the work is done by one of the two"),
        }
    })
}

/// Does independent work on each item, in chunks on several threads where there is much of it. The results are in the
/// order of the items. Each thread works with a copy of `kept`: what is remembered between items only saves time.
pub(crate) fn side_by_side<T: Sync, K: Clone + Send, R: Send>(items: &[T], kept: &K, work: impl Fn(&T, &K) -> R + Sync) -> Vec<R> {
    /// Below so many items a thread costs more than it saves.
    const WORTH_A_THREAD: usize = 1_000;
    let threads = available_parallelism().map_or(1, usize::from).min(items.len() / WORTH_A_THREAD).max(1);
    let work = &work;
    let mut done: Vec<R> = Vec::with_capacity(items.len());
    if threads == 1 {
        done.extend(items.iter().map(|item| work(item, kept)));
        return done;
    }
    let (own, others) = items.split_at(items.len() / threads);
    scope(|scope| {
        let others: Vec<_> = others
            .chunks(items.len().div_ceil(threads))
            .map(|chunk| {
                let kept = kept.clone();
                let run = move || chunk.iter().map(|item| work(item, &kept)).collect::<Vec<R>>();
                (chunk, Builder::new().spawn_scoped(scope, run))
            })
            .collect();
        done.extend(own.iter().map(|item| work(item, kept)));
        for (chunk, thread) in others {
            match thread.map(ScopedJoinHandle::join) {
                Ok(Ok(results)) => done.extend(results),
                Ok(Err(panic)) => resume_unwind(panic),
                // no thread is to be had: the work is done here
                Err(_) => done.extend(chunk.iter().map(|item| work(item, kept))),
            }
        }
    });
    done
}

#[cfg(test)]
mod tests {
    use super::{both, side_by_side};

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for count in [0, 10, 5_000] {
            let items: Vec<u64> = (0..count).collect();
            let squares = side_by_side(&items, &3, |item, add| item * item + add);
            assert_eq!(squares, items.iter().map(|i| i * i + 3).collect::<Vec<_>>());
        }
    }

    #[test]
    fn both_pieces_are_done() {
        let text = "twelve".to_owned();
        for large in [false, true] {
            assert_eq!(both(large, || text.len(), || text.to_uppercase()), (6, "TWELVE".to_owned()));
        }
    }
}
