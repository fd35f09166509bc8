// A ring buffer for one producer and one consumer, with atomics.
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

struct Ring<T, const N: usize> {
    slots: [UnsafeCell<MaybeUninit<T>>; N],
    head: AtomicUsize,
    tail: AtomicUsize,
}

unsafe impl<T: Send, const N: usize> Sync for Ring<T, N> {}

impl<T, const N: usize> Ring<T, N> {
    fn new() -> Self {
        Ring {
            slots: std::array::from_fn(|_| UnsafeCell::new(MaybeUninit::uninit())),
            head: AtomicUsize::new(0),
            tail: AtomicUsize::new(0),
        }
    }

    fn push(&self, value: T) -> Result<(), T> {
        let tail = self.tail.load(Ordering::Relaxed);
        if tail - self.head.load(Ordering::Acquire) == N {
            return Err(value);
        }
        unsafe { (*self.slots[tail % N].get()).write(value) };
        self.tail.store(tail + 1, Ordering::Release);
        Ok(())
    }

    fn pop(&self) -> Option<T> {
        let head = self.head.load(Ordering::Relaxed);
        if head == self.tail.load(Ordering::Acquire) {
            return None;
        }
        let value = unsafe { (*self.slots[head % N].get()).assume_init_read() };
        self.head.store(head + 1, Ordering::Release);
        Some(value)
    }
}

impl<T, const N: usize> Drop for Ring<T, N> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

fn main() {
    let ring: Ring<Box<u32>, 4> = Ring::new();
    let sum = thread::scope(|scope| {
        scope.spawn(|| {
            for i in 0..10 {
                let mut value = Box::new(i);
                while let Err(back) = ring.push(value) {
                    value = back;
                    thread::yield_now();
                }
            }
        });
        let consumer = scope.spawn(|| {
            let mut sum = 0;
            let mut count = 0;
            while count < 9 {
                match ring.pop() {
                    Some(value) => {
                        sum += *value;
                        count += 1;
                    }
                    None => thread::yield_now(),
                }
            }
            sum
        });
        consumer.join().unwrap()
    });
    println!("sum {sum}");
    println!("left {:?}", ring.pop());
}
