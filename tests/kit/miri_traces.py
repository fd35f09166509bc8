"""What the tests of Miri's borrow tracker do, as borrow traces, with the line that Miri reports.

Names are those of the tests (``tests/fail/both_borrows``, ``tests/fail/stacked_borrows``, August 2026). The
traces are our own words for what they do with pointers. ``//~S`` is the line of the violation in Stacked
Borrows, ``//~T`` in Tree Borrows; of tests that Miri runs for Stacked Borrows alone nothing is said about the
other.
"""

BOTH = {
    "alias_through_mutation": """
        let target0: u32;
        let target = &mut target0;
        begin retarget(given: &mut u32 = target);
        let raw = given as *mut u32;
        let made = &mut *raw;
        let alias = &*made;
        end retarget;
        *target = 13;
        read *alias;  //~S //~T
        """,
    "aliasing_mut1": """
        let a: i32;
        let made = &mut a;
        let xraw = transmute::<*mut i32>(made);
        call safe(x: &mut i32 = xraw,
                  y: &mut i32 = xraw) {  //~S
            *x = 1;  //~T
            *y = 2;
        }
        """,
    "aliasing_mut2": """
        let a: i32;
        let xref = &mut a;
        let xraw = transmute::<*mut i32>(xref);
        let xshr = &*xref;
        call safe(x: &i32 = xshr,
                  y: &mut i32 = xraw) {  //~S
            let v = *x;
            *y = 2;  //~T
        }
        """,
    "aliasing_mut3": """
        let a: i32;
        let xref = &mut a;
        let xraw = transmute::<*mut i32>(xref);
        let xshr = &*xref;
        call safe(x: &mut i32 = xraw,
                  y: &i32 = xshr) {  //~S
            *x = 1;  //~T
            let v = *y;
        }
        """,
    "aliasing_mut4": """
        let a: i32;
        let xref = &mut a;
        let xraw = transmute::<*mut Cell<i32>>(xref);
        let xshr = &*xref;
        call safe(x: &i32 = xshr,
                  y: &mut Cell<i32> = xraw) {  //~S
            *y = 1;  //~T
        }
        """,
    "box_exclusive_violation1": """
        let memory = alloc(i32);
        let made: Box<i32> = memory;
        call demo(our: Box<i32> = made) {
            let shared = &*our;
            begin unknown_code_1(x: &i32 = shared);
            let c = x as *const i32;
            let leak = transmute::<*mut i32>(c);
            end unknown_code_1;
            *our = 5;
            *leak = 7;  //~S //~T
        }
        """,
    "box_noalias_violation": """
        let v: i32;
        let p = &mut v as *mut i32;
        let made: Box<i32> = p;
        call test(x: Box<i32> = made, y = p) {
            *x = 5;
            return *y;  //~S //~T
        }
        """,
    "buggy_as_mut_slice": """
        let v = alloc([i32; 3]);
        let v1 = &mut *v;
        let v2 = &mut *v;
        v1[1] = 5;  //~S
        v2[1] = 7;  //~T
        """,
    "buggy_split_at_mut": """
        let array: [i32; 4];
        let all = &mut array;
        let p = all as *mut [i32; 4];
        let a = &mut *p;
        let b = &mut *p;
        let a2: &mut [i32; 4] = a;  //~S
        a2[1] = 5;
        b[1] = 6;  //~T
        """,
    "deallocate_against_protector1": """
        let p = alloc(i32);
        let leaked = &mut *p;
        call inner(x: &mut i32 = leaked) {
            call closure(y: &mut i32 = x) {
                let raw = y as *mut i32;
                let made: Box<i32> = raw;
                drop(made);  //~S //~T
            }
        }
        """,
    "illegal_read_despite_exposed1": """
        let a: i32;
        let root = &mut a;
        let cast = root as *mut i32;
        cast.expose_provenance();
        let exposed_ptr = with_exposed_provenance_mut(cast);
        let root2 = &mut *exposed_ptr;
        let fool = root2 as *mut i32;
        *exposed_ptr = 0;
        read *root2;  //~S //~T
        """,
    "illegal_read_despite_exposed2": """
        let a: i32;
        let root = &mut a;
        let cast = root as *mut i32;
        cast.expose_provenance();
        let exposed_ptr = with_exposed_provenance_mut(cast);
        let root2 = &mut *exposed_ptr;
        *root2 = 42;
        read *exposed_ptr;
        *root2 = 3;  //~S //~T
        """,
    "illegal_write1": """
        let target = alloc(u32);
        let b: Box<u32> = target;
        let xref = &*b;
        let c = xref as *const u32;
        let x = transmute::<*mut u32>(c);
        *x = 42;  //~S //~T
        """,
    "illegal_write5": """
        let a: i32;
        let xraw = &mut a as *mut i32;
        let xref = &mut *xraw;
        *xraw = 15;
        read *xref;  //~S //~T
        """,
    "illegal_write6": """
        let a0: u32;
        let x = &mut a0;
        let p = x as *mut u32;
        call foo(a: &mut u32 = transmute(p), y = p) {
            *a = 1;
            let b = &*a;
            *y = 2;  //~S //~T
        }
        """,
    "illegal_write_despite_exposed1": """
        let a: i32;
        let root = &mut a;
        let cast = root as *mut i32;
        cast.expose_provenance();
        let exposed_ptr = with_exposed_provenance_mut(cast);
        let root2 = &*exposed_ptr;
        *exposed_ptr = 0;
        read *root2;  //~S //~T
        """,
    "invalidate_against_protector2": """
        let a: i32;
        let xraw = &mut a as *mut i32;
        let xref = &*xraw;
        call inner(x = xraw, y: &i32 = xref) {
            *x = 0;  //~S //~T
        }
        """,
    "invalidate_against_protector3": """
        let p = alloc(i32);
        call inner(x = p, y: &i32 = &*p) {
            *x = 0;  //~S //~T
        }
        """,
    "mixed_cell_deallocate": """
        let p = alloc((Cell<i32>, i32));
        call foo(x: &(Cell<i32>, i32) = transmute(p)) {
            drop(x);  //~S //~T
        }
        """,
    "mut_exclusive_violation1": """
        let a: i32;
        call demo(our: &mut i32 = &mut a) {
            begin unknown_code_1(x: &i32 = &*our);
            let c = x as *const i32;
            let leak = transmute::<*mut i32>(c);
            end unknown_code_1;
            *our = 5;
            *leak = 7;  //~S //~T
        }
        """,
    "mut_exclusive_violation2": """
        let a: i32;
        let x = &mut a;
        let ptr1 = x as *mut i32;
        let raw1 = &mut *ptr1;
        let raw2 = &mut *ptr1;
        read *raw1;  //~S
        *raw2 = 2;
        *raw1 = 3;  //~T
        """,
    "outdated_local": """
        let x: i32;
        let y = &x as *const i32;
        x = 1;
        read *y;  //~S //~T
        """,
    "pass_invalid_shr": """
        let a: i32;
        let x = &mut a;
        let xraw = x as *mut i32;
        let xref = &*xraw;
        *xraw = 42;
        call foo(r: &i32 = xref) {  //~S //~T
        }
        """,
    "return_invalid_shr": """
        let a: (i32, i32);
        begin foo(x: &mut (i32, i32) = &mut a);
        let xraw = x as *mut (i32, i32);
        let ret = &xraw.1;
        *xraw = 1;
        end foo;
        let got: &i32 = ret;  //~S //~T
        """,
    "shr_frozen_violation1": """
        let a: i32;
        call foo(x: &mut i32 = &mut a) {
            *x = 5;
            call unknown_code(y: &i32 = &*x) {
                let c = y as *const i32;
                let m = transmute::<*mut i32>(c);
                *m = 7;  //~S //~T
            }
        }
        """,
}
STACKED = {
    "disable_mut_does_not_merge_srw": """
        let mem: i32;
        let base = &mut mem as *mut i32;
        let raw0 = &mut *base;
        let mutref = &mut *raw0;
        let raw = mutref as *mut i32;
        read *base;
        *base = 1;
        read *raw;  //~S
        """,
    "exposed_only_ro": """
        let x: i32;
        let fool = &mut x as *mut i32;
        let c = &x as *const i32;
        c.expose_provenance();
        let p = with_exposed_provenance_mut(c);
        *p = 0;  //~S
        """,
    "fnentry_invalidation": """
        let x: i32;
        let z = &mut x as *mut i32;
        call do_bad(own: &mut i32 = &mut x) {
        }
        read *z;  //~S
        """,
    "illegal_dealloc1": """
        let x = alloc(1);
        let ptr1 = &mut *x as *mut u8;
        let ptr2 = &mut *ptr1 as *mut u8;
        write *ptr1;
        drop(ptr2);  //~S
        """,
    "illegal_read1": """
        let x: i32;
        let xraw = &mut x as *mut i32;
        let xref = &mut *xraw;
        read *xraw;
        read *xref;  //~S
        """,
    "illegal_read2": """
        let x: i32;
        let xraw = &mut x as *mut i32;
        let xref = &mut *xraw;
        let shr = &*xraw;
        read *shr;
        read *xref;  //~S
        """,
    "illegal_read3": """
        let x: i32;
        let xref1 = &mut x;
        let sneaky = transmute::<&i32>(xref1);
        let xref2 = &mut *xref1;
        read *sneaky;
        read *xref2;  //~S
        """,
    "illegal_read4": """
        let x: i32;
        let xref1 = &mut x;
        let xraw = xref1 as *mut i32;
        let xref2 = &mut *xraw;
        read *xraw;
        read *xref2;  //~S
        """,
    "illegal_read5": """
        let rc: RefCell<i32>;
        let shared = &rc;
        let inner = transmute::<*mut RefCell<i32>>(shared);
        let xref = &mut inner.1;
        let xshr = &rc;
        read *xref;
        read *xshr;
        read *xref;  //~S
        """,
    "illegal_read6": """
        let a: i32;
        let x = &mut a;
        let raw = x as *mut i32;
        let x = &mut *x;
        let y = &*x;
        read *raw;  //~S
        """,
    "illegal_read7": """
        let a: Cell<i32>;
        let x = &mut a;
        let raw = x as *mut Cell<i32>;
        let x = &mut *raw;
        let shr = &*x;
        read *raw;
        let m = &mut *x;  //~S
        """,
    "illegal_read8": """
        let a: i32;
        let x = &mut a;
        let y1 = &*x;
        let y2 = x as *mut i32;
        read *y2;
        read *y1;
        *y2 += 1;
        read *y1;  //~S
        """,
    "illegal_write2": """
        let a: i32;
        let target = &mut a;
        let target2 = target as *mut i32;
        let gone = &mut *target;
        *target2 = 13;  //~S
        """,
    "illegal_write3": """
        let target: i32;
        let r = &target;
        let c = r as *const i32;
        let p = transmute::<*mut i32>(c);
        *p = 42;  //~S
        """,
    "illegal_write4": """
        let target: i32;
        let raw = &mut target as *mut i32;
        let reference = &*raw;
        let c = reference as *const i32;
        let m: &mut i32 = raw;
        read *reference;  //~S
        """,
    "interior_mut1": """
        let place: UnsafeCell<i32>;
        let c = &place;
        let get = transmute::<*mut UnsafeCell<i32>>(c);
        let inner_uniq = &mut *get;
        let inner_shr = &*inner_uniq;
        write *get;
        let again = &*inner_shr;  //~S
        """,
    "interior_mut2": """
        let place: UnsafeCell<i32>;
        let c = &place;
        let get = transmute::<*mut UnsafeCell<i32>>(c);
        let inner_uniq = &mut *get;
        let inner_shr = &*inner_uniq;
        read *get;
        read *inner_shr;
        write *get;
        let again = &*inner_shr;  //~S
        """,
    "invalidate_against_protector1": """
        let a: i32;
        let xraw = &mut a as *mut i32;
        let xref = &mut *xraw;
        call inner(x = xraw, y: &mut i32 = xref) {
            read *x;  //~S
        }
        """,
    "pass_invalid_mut": """
        let a: i32;
        let x = &mut a;
        let xraw = x as *mut i32;
        let xref = &mut *xraw;
        read *xraw;
        call foo(r: &mut i32 = xref) {  //~S
        }
        """,
    "pointer_smuggling": """
        let a: u8;
        let val = &mut a;
        begin fun1(x: &mut u8 = val);
        let smuggled = x as *mut u8;
        end fun1;
        *val = 2;
        read *smuggled;  //~S
        """,
    "raw_tracking": """
        let l: i32;
        let raw1 = &mut l as *mut i32;
        let raw2 = &mut l as *mut i32;
        *raw1 = 13;  //~S
        """,
    "return_invalid_mut": """
        let a: (i32, i32);
        begin foo(x: &mut (i32, i32) = &mut a);
        let xraw = x as *mut (i32, i32);
        let ret = &mut xraw.1;
        read *xraw;
        end foo;
        let got: &mut i32 = ret;  //~S
        """,
    "shared_rw_borrows_are_weak1": """
        let a: Cell<i32>;
        let x = &mut a;
        let y = &mut *x;
        let shr_rw = &*x;
        *shr_rw = 1;
        let m = &mut *y;  //~S
        """,
    "shared_rw_borrows_are_weak2": """
        let a: RefCell<i32>;
        let x = &mut a;
        let held = transmute::<*mut i32>(x);
        let content = &mut x.1;
        let y = &*content;
        let shr_rw = &*x;
        *shr_rw = 1;
        read *y;  //~S
        """,
    "transmute-is-no-escape": """
        let x: [i32; 2];
        let first = &mut x[0];
        let untracked = &mut x[1] as *mut i32;
        let raw = untracked.sub(1);
        *raw = 13;  //~S
        """,
    "unescaped_local": """
        let x: i32;
        let first = &mut x as *mut i32;
        first.expose_provenance();
        let raw = with_exposed_provenance_mut(first);
        let p = &mut x;
        *raw = 13;  //~S
        """,
    "unescaped_static": """
        static ARRAY: [u8; 2];
        let first = &ARRAY[0] as *const u8;
        let second = first.add(1);
        read *second;  //~S
        """,
    "zst_slice": """
        let a: [i32; 3];
        let s = &a[0..0];
        let p = transmute::<*const i32>(s);
        let q = p.add(1);
        let r = &*q;  //~S
        """,
}
