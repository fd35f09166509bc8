// What of `core` the threads of a litmus test need, for targets whose `core` is not installed. Each method
// is the call of one intrinsic of the compiler, as in `core::sync::atomic`. For rustc 1.95.
#![feature(no_core, lang_items, intrinsics, rustc_attrs, adt_const_params, auto_traits, decl_macro)]
#![feature(asm_experimental_arch, freeze_impls, negative_impls)]
#![no_core]
#![crate_type = "lib"]
#![allow(internal_features, incomplete_features, dead_code, non_snake_case, unused, asm_sub_register)]

#[lang = "pointee_sized"] pub trait PointeeSized {}
#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}
#[lang = "sized"] pub trait Sized: MetaSized {}
#[lang = "copy"] pub trait Copy {}
#[lang = "freeze"] unsafe auto trait Freeze {}
#[lang = "legacy_receiver"] pub trait LegacyReceiver {}
#[lang = "structural_peq"] pub trait StructuralPartialEq {}
#[lang = "drop_in_place"] fn drop_in_place<T: PointeeSized>(_: *mut T) {}
impl<T: PointeeSized> LegacyReceiver for &T {}
impl<T: PointeeSized> Copy for &T {}
impl<T: PointeeSized> Copy for *mut T {}

#[lang = "eq"] pub trait PartialEq<R: PointeeSized = Self>: PointeeSized {
    fn eq(&self, other: &R) -> bool;
    fn ne(&self, other: &R) -> bool;
}
#[lang = "partial_ord"] pub trait PartialOrd<R: PointeeSized = Self>: PartialEq<R> {
    fn lt(&self, other: &R) -> bool;
    fn le(&self, other: &R) -> bool;
    fn gt(&self, other: &R) -> bool;
    fn ge(&self, other: &R) -> bool;
}
pub trait Eq: PartialEq {}
#[lang = "const_param_ty"] pub trait ConstParamTy: StructuralPartialEq + Eq {}
#[lang = "not"] pub trait Not { type Output; fn not(self) -> Self::Output; }
#[lang = "neg"] pub trait Neg { type Output; fn neg(self) -> Self::Output; }

macro_rules! operator_traits { ($($item:literal $name:ident $method:ident;)*) => { $(
    #[lang = $item] pub trait $name<R = Self> { type Output; fn $method(self, other: R) -> Self::Output; }
)* } }
operator_traits! {
    "add" Add add; "sub" Sub sub; "mul" Mul mul; "bitand" BitAnd bitand; "bitor" BitOr bitor;
    "bitxor" BitXor bitxor;
}
macro_rules! operators { ($type:ty; $($name:ident $method:ident $operator:tt;)*) => { $(
    impl $name for $type { type Output = $type; fn $method(self, other: $type) -> $type { self $operator other } }
)* } }
macro_rules! comparisons { ($type:ty) => {
    impl Copy for $type {}
    impl PartialEq for $type {
        fn eq(&self, other: &$type) -> bool { *self == *other }
        fn ne(&self, other: &$type) -> bool { *self != *other }
    }
    impl PartialOrd for $type {
        fn lt(&self, other: &$type) -> bool { *self < *other }
        fn le(&self, other: &$type) -> bool { *self <= *other }
        fn gt(&self, other: &$type) -> bool { *self > *other }
        fn ge(&self, other: &$type) -> bool { *self >= *other }
    }
    impl Not for $type { type Output = $type; fn not(self) -> $type { !self } }
    operators! { $type; BitAnd bitand &; BitOr bitor |; BitXor bitxor ^; }
} }
macro_rules! integers { ($($type:ident)*) => { $(
    comparisons! { $type }
    operators! { $type; Add add +; Sub sub -; Mul mul *; }
)* } }
macro_rules! signed { ($($type:ident)*) => { $(
    impl Neg for $type { type Output = $type; fn neg(self) -> $type { -self } }
)* } }
comparisons! { bool }
integers! { i8 u8 i16 u16 i32 u32 i64 u64 }
signed! { i8 i16 i32 i64 }

#[rustc_builtin_macro]
pub macro asm("assembly template", $(operands,)* $(options($(option),*))?) {}

pub enum Result<T, E> { Ok(T), Err(E) }
use Result::{Err, Ok};
impl<T: Copy> Result<T, T> {
    #[inline(always)]
    pub fn either(self) -> T { match self { Ok(value) => value, Err(value) => value } }
    #[inline(always)]
    pub fn is_ok(self) -> bool { match self { Ok(_) => true, Err(_) => false } }
}

#[lang = "unsafe_cell"] #[repr(transparent)]
pub struct UnsafeCell<T> { value: T }
impl<T> !Freeze for UnsafeCell<T> {}
impl<T> UnsafeCell<T> {
    #[inline(always)]
    pub fn get(&self) -> *mut T { self as *const UnsafeCell<T> as *mut T }
}

pub enum Ordering { Relaxed = 0, Release = 1, Acquire = 2, AcqRel = 3, SeqCst = 4 }
use Ordering::*;
impl StructuralPartialEq for Ordering {}
impl PartialEq for Ordering {
    fn eq(&self, _: &Ordering) -> bool { true }
    fn ne(&self, _: &Ordering) -> bool { false }
}
impl Eq for Ordering {}
impl ConstParamTy for Ordering {}

macro_rules! intrinsics { ($($name:ident)*) => { $(
    #[rustc_intrinsic] #[rustc_nounwind]
    unsafe fn $name<T: Copy, U: Copy, const O: Ordering>(place: *mut T, value: U) -> T;
)* } }
intrinsics! { atomic_xadd atomic_xsub atomic_and atomic_or atomic_xor atomic_nand }
macro_rules! plain_intrinsics { ($($name:ident)*) => { $(
    #[rustc_intrinsic] #[rustc_nounwind]
    unsafe fn $name<T: Copy, const O: Ordering>(place: *mut T, value: T) -> T;
)* } }
plain_intrinsics! { atomic_xchg atomic_max atomic_min atomic_umax atomic_umin }
#[rustc_intrinsic] #[rustc_nounwind]
unsafe fn atomic_load<T: Copy, const O: Ordering>(place: *const T) -> T;
#[rustc_intrinsic] #[rustc_nounwind]
unsafe fn atomic_store<T: Copy, const O: Ordering>(place: *mut T, value: T);
#[rustc_intrinsic] #[rustc_nounwind]
unsafe fn atomic_fence<const O: Ordering>();
#[rustc_intrinsic] #[rustc_nounwind]
unsafe fn atomic_cxchg<T: Copy, const S: Ordering, const F: Ordering>(p: *mut T, old: T, new: T) -> (T, bool);
#[rustc_intrinsic] #[rustc_nounwind]
unsafe fn atomic_cxchgweak<T: Copy, const S: Ordering, const F: Ordering>(p: *mut T, old: T, new: T) -> (T, bool);

#[inline(always)]
pub fn fence(order: Ordering) {
    unsafe { match order {
        Acquire => atomic_fence::<{ Acquire }>(),
        Release => atomic_fence::<{ Release }>(),
        AcqRel => atomic_fence::<{ AcqRel }>(),
        _ => atomic_fence::<{ SeqCst }>(),
    } }
}

macro_rules! updates { ($type:ty; $($method:ident $intrinsic:ident [$($more:ty)?];)*) => { $(
    #[inline(always)]
    pub fn $method(&self, value: $type, order: Ordering) -> $type {
        let place = self.as_ptr();
        unsafe { match order {
            Relaxed => $intrinsic::<$type, $($more,)? { Relaxed }>(place, value),
            Acquire => $intrinsic::<$type, $($more,)? { Acquire }>(place, value),
            Release => $intrinsic::<$type, $($more,)? { Release }>(place, value),
            AcqRel => $intrinsic::<$type, $($more,)? { AcqRel }>(place, value),
            SeqCst => $intrinsic::<$type, $($more,)? { SeqCst }>(place, value),
        } }
    }
)* } }
macro_rules! exchanges { ($type:ty; $($method:ident $intrinsic:ident;)*) => { $(
    #[inline(always)]
    pub fn $method(&self, old: $type, new: $type, success: Ordering, failure: Ordering) -> Result<$type, $type> {
        let place = self.as_ptr();
        let (value, done) = unsafe { match (success, failure) {
            (Relaxed, Relaxed) => $intrinsic::<$type, { Relaxed }, { Relaxed }>(place, old, new),
            (Relaxed, Acquire) => $intrinsic::<$type, { Relaxed }, { Acquire }>(place, old, new),
            (Relaxed, _) => $intrinsic::<$type, { Relaxed }, { SeqCst }>(place, old, new),
            (Acquire, Relaxed) => $intrinsic::<$type, { Acquire }, { Relaxed }>(place, old, new),
            (Acquire, Acquire) => $intrinsic::<$type, { Acquire }, { Acquire }>(place, old, new),
            (Acquire, _) => $intrinsic::<$type, { Acquire }, { SeqCst }>(place, old, new),
            (Release, Relaxed) => $intrinsic::<$type, { Release }, { Relaxed }>(place, old, new),
            (Release, Acquire) => $intrinsic::<$type, { Release }, { Acquire }>(place, old, new),
            (Release, _) => $intrinsic::<$type, { Release }, { SeqCst }>(place, old, new),
            (AcqRel, Relaxed) => $intrinsic::<$type, { AcqRel }, { Relaxed }>(place, old, new),
            (AcqRel, Acquire) => $intrinsic::<$type, { AcqRel }, { Acquire }>(place, old, new),
            (AcqRel, _) => $intrinsic::<$type, { AcqRel }, { SeqCst }>(place, old, new),
            (SeqCst, Relaxed) => $intrinsic::<$type, { SeqCst }, { Relaxed }>(place, old, new),
            (SeqCst, Acquire) => $intrinsic::<$type, { SeqCst }, { Acquire }>(place, old, new),
            (SeqCst, _) => $intrinsic::<$type, { SeqCst }, { SeqCst }>(place, old, new),
        } };
        if done { Ok(value) } else { Err(value) }
    }
)* } }
macro_rules! atomics { ($($name:ident $type:ident $max:ident $min:ident;)*) => { $(
    #[repr(transparent)]
    pub struct $name { value: UnsafeCell<$type> }
    impl $name {
        #[inline(always)]
        pub fn as_ptr(&self) -> *mut $type { self.value.get() }
        #[inline(always)]
        pub fn load(&self, order: Ordering) -> $type {
            let place = self.as_ptr();
            unsafe { match order {
                Relaxed => atomic_load::<$type, { Relaxed }>(place),
                Acquire => atomic_load::<$type, { Acquire }>(place),
                _ => atomic_load::<$type, { SeqCst }>(place),
            } }
        }
        #[inline(always)]
        pub fn store(&self, value: $type, order: Ordering) {
            let place = self.as_ptr();
            unsafe { match order {
                Relaxed => atomic_store::<$type, { Relaxed }>(place, value),
                Release => atomic_store::<$type, { Release }>(place, value),
                _ => atomic_store::<$type, { SeqCst }>(place, value),
            } }
        }
        updates! { $type;
            swap atomic_xchg []; fetch_add atomic_xadd [$type]; fetch_sub atomic_xsub [$type];
            fetch_and atomic_and [$type]; fetch_or atomic_or [$type]; fetch_xor atomic_xor [$type];
            fetch_nand atomic_nand [$type]; fetch_max $max []; fetch_min $min [];
        }
        exchanges! { $type; compare_exchange atomic_cxchg; compare_exchange_weak atomic_cxchgweak; }
    }
)* } }
atomics! {
    AtomicI8 i8 atomic_max atomic_min; AtomicU8 u8 atomic_umax atomic_umin;
    AtomicI16 i16 atomic_max atomic_min; AtomicU16 u16 atomic_umax atomic_umin;
    AtomicI32 i32 atomic_max atomic_min; AtomicU32 u32 atomic_umax atomic_umin;
    AtomicI64 i64 atomic_max atomic_min; AtomicU64 u64 atomic_umax atomic_umin;
}
