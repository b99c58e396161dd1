//! Many inputs at once, with the results in the order of the inputs.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does `work` for each item on so many threads, else on as many as the machine has cores. `prepare` makes what one
/// thread keeps to itself.
pub(crate) fn in_order<I: Sync, K, R: Send>(
    items: &[I],
    threads: Option<NonZeroUsize>,
    prepare: impl Fn() -> K + Sync,
    work: impl Fn(&K, &I) -> R + Sync,
) -> Vec<R> {
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from).min(items.len());
    if threads <= 1 {
        let kept = prepare();
        return items.iter().map(|item| work(&kept, item)).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let kept = prepare();
                while let Some((at, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| items.get(at).map(|i| (at, i))) {
                    let result = work(&kept, item);
                    if let Ok(mut done) = done.lock() {
                        done.push((at, result));
                    }
                }
            });
        }
    });
    // a thread that panicked has ended the program
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..500).collect();
        for threads in [None, NonZeroUsize::new(1), NonZeroUsize::new(7)] {
            let squares = in_order(&items, threads, || 3u64, |add, item| item * item + add);
            assert_eq!(squares, items.iter().map(|i| i * i + 3).collect::<Vec<_>>());
            assert!(in_order(&[] as &[u64], threads, || (), |(), item| *item).is_empty());
        }
    }
}
