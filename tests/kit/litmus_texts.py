"""Small litmus tests that several tests share."""

MP_C = """\
C MP
{ x = 0; int y = 0; }

P0(atomic_int* x, atomic_int* y) {
  atomic_store_explicit(x, 1, memory_order_relaxed);
  atomic_store_explicit(y, 1, RELEASE);
}

P1(atomic_int* x, atomic_int* y) {
  int r0 = atomic_load_explicit(y, memory_order_acquire);
  int r1 = atomic_load_explicit(x, memory_order_relaxed);
}

~exists (1:r0=1 /\\ 1:r1=0)
"""
MP_ORDERED = MP_C.replace("RELEASE", "memory_order_release")
MP_RELAXED = MP_C.replace("RELEASE", "memory_order_relaxed")
THREE_WRITERS = """\
Rust COW3
{ x = 0; }
fn P0(x: &AtomicI32) { x.store(1, Relaxed); }
fn P1(x: &AtomicI32) { x.store(2, Relaxed); }
fn P2(x: &AtomicI32) { x.store(3, Relaxed); }
QUESTION
"""
RACE = """\
Rust race
{ d = 0; }
fn P0(d: &UnsafeCell<i32>) { *d.get() = 1; }
fn P1(d: &UnsafeCell<i32>) { let a = *d.get(); }
exists (1:a=1)
"""
