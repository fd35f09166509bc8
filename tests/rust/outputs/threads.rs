// Threads: names, locals, virtual time, locks, conditions, counted pointers, atomics.
use std::cell::{Cell, RefCell};
use std::sync::atomic::*;
use std::sync::*;
use std::thread;
use std::time::{Duration, Instant};
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
thread_local! { static L: RefCell<Vec<D>> = RefCell::new(Vec::new()); static C: Cell<u32> = const { Cell::new(3) }; static K: D = D("K"); }
fn main() {
    let h = thread::Builder::new().name("worker".to_string()).spawn(|| { println!("{}", thread::current().name().unwrap()); 5 }).unwrap();
    println!("{}", h.thread().name().unwrap());
    println!("{}", h.join().unwrap());
    println!("{}", thread::current().name().unwrap());
    println!("{}", thread::current().id() == thread::current().id());
    thread::spawn(|| { L.with(|l| l.borrow_mut().push(D("in L"))); C.set(4); println!("{}", C.get()); K.with(|k| println!("{}", k.0)); }).join().unwrap();
    println!("{}", C.get());
    L.with_borrow_mut(|l| l.push(D("main")));
    println!("{}", L.with_borrow(|l| l.len()));
    println!("{}", L.try_with(|l| l.borrow().len()).unwrap());
    let now = Instant::now();
    thread::sleep(Duration::from_millis(20));
    println!("{}", now.elapsed() >= Duration::from_millis(20));
    println!("{}", now.elapsed().as_secs());
    let h = thread::spawn(|| { thread::sleep(Duration::from_millis(50)); println!("second"); });
    thread::sleep(Duration::from_millis(10)); println!("first {}", h.is_finished());
    h.join().unwrap();
    let h = thread::spawn(|| { thread::park(); println!("unparked"); });
    h.thread().unpark(); h.join().unwrap();
    thread::park_timeout(Duration::from_millis(5));
    println!("{}", thread::available_parallelism().unwrap().get() > 0);
    thread::yield_now();
    let m = Mutex::new(1);
    { let g = m.try_lock().unwrap(); println!("{}", *g); println!("{}", m.try_lock().is_err()); }
    let mut m2 = m; *m2.get_mut().unwrap() += 1; println!("{}", m2.into_inner().unwrap());
    let m = Arc::new(Mutex::new(0)); let m1 = m.clone();
    let _ = thread::spawn(move || { let _g = m1.lock().unwrap(); panic!("poison"); }).join();
    println!("{} {}", m.is_poisoned(), m.lock().is_err());
    let g = m.lock().unwrap_or_else(|e| e.into_inner()); println!("{}", *g); drop(g); m.clear_poison(); println!("{}", m.is_poisoned());
    let rw = RwLock::new(5); { let a = rw.try_read().unwrap(); let b = rw.try_read().unwrap(); println!("{} {}", *a, *b); println!("{}", rw.try_write().is_err()); }
    *rw.try_write().unwrap() += 1; println!("{}", rw.into_inner().unwrap());
    let p = Arc::new((Mutex::new(false), Condvar::new())); let p2 = p.clone();
    let h = thread::spawn(move || { *p2.0.lock().unwrap() = true; p2.1.notify_all(); });
    let g = p.1.wait_while(p.0.lock().unwrap(), |b| !*b).unwrap(); println!("{}", *g); drop(g); h.join().unwrap();
    let (g, t) = p.1.wait_timeout(p.0.lock().unwrap(), Duration::from_millis(3)).unwrap(); println!("{} {}", *g, t.timed_out()); drop(g);
    let mut a = Arc::new(5); *Arc::get_mut(&mut a).unwrap() = 6; let b = a.clone(); println!("{} {}", Arc::strong_count(&a), Arc::try_unwrap(a).is_err());
    let mut b = b; *Arc::make_mut(&mut b) += 1; let w = Arc::downgrade(&b); println!("{} {}", b, w.upgrade().is_some()); drop(b); println!("{}", w.upgrade().is_none());
    let x = AtomicU32::new(5); println!("{:?}", x.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |v| if v < 6 { Some(v + 1) } else { None }).is_ok());
    println!("{} {} {} {}", x.fetch_max(9, Ordering::Relaxed), x.fetch_min(2, Ordering::Relaxed), x.swap(1, Ordering::AcqRel), x.load(Ordering::SeqCst));
    let mut v = 3; let ap = AtomicPtr::new(&mut v); unsafe { *ap.load(Ordering::Relaxed) += 1 }; let mut v2 = 9; let old = ap.swap(&mut v2, Ordering::SeqCst); println!("{}", unsafe { *old });
    println!("{}", ap.compare_exchange(&mut v2, std::ptr::null_mut(), Ordering::SeqCst, Ordering::Relaxed).is_ok());
    compiler_fence(Ordering::SeqCst); fence(Ordering::SeqCst);
    let ab = AtomicBool::new(false); println!("{} {}", ab.fetch_or(true, Ordering::SeqCst), ab.fetch_xor(true, Ordering::SeqCst));
    let r = thread::scope(|s| { let h = s.spawn(|| v + 1); h.join().unwrap() }); println!("{r}");
}
