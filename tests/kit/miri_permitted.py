"""What the tests ``pass/both_borrows`` of Miri do, as borrow traces: both families of models permit it.

Names are those of the functions in the tests (August 2026); the traces are our own words for what they do.
"""

PERMITTED = {
    "read_does_not_invalidate1": """
        let a: (i32, i32);
        begin foo(x: &mut (i32, i32) = &mut a);
        let xraw = x as *mut (i32, i32);
        let ret = &xraw.1;
        read x.1;
        let returned: &i32 = ret;
        end foo;
        read *returned;
        """,
    "read_does_not_invalidate2": """
        let a: (i32, i32);
        begin foo(x: &mut (i32, i32) = &mut a);
        let xraw = x as *mut (i32, i32);
        read x.1;
        let ret = &xraw.1;
        let returned: &i32 = ret;
        end foo;
        read *returned;
        """,
    "mut_raw_then_mut_shr": """
        let x: i32 = 2;
        let xref = &mut x;
        let xraw = &mut *xref as *mut i32;
        let xshr = &*xref;
        read *xshr;
        *xraw = 4;
        read x;
        """,
    "mut_shr_then_mut_raw": """
        let a: i32;
        let xref = &mut a;
        let xshr = &*xref;
        let xraw = xref as *mut i32;
        *xraw = 3;
        read *xref;
        """,
    "mut_raw_mut": """
        let x: i32;
        let xref1 = &mut x;
        let xraw = xref1 as *mut i32;
        let xref2 = &mut *xraw;
        read *xref1;
        *xraw = 4;
        read *xref1;
        read *xraw;
        read *xref1;
        read *xraw;
        read x;
        """,
    "partially_invalidate_mut": """
        let a: (u8, u8);
        let data = &mut a;
        let reborrow = &mut *data as *mut (u8, u8);
        let shard = &mut reborrow.0;
        data.1 += 1;
        *shard += 1;
        read *data;
        """,
    "two_raw": """
        let a: i32;
        let x = &mut a;
        let y1 = x as *mut i32;
        let y2 = x as *mut i32;
        *y1 += 2;
        *y2 += 1;
        """,
    "shr_and_raw": """
        let a: i32;
        let x = &mut a;
        let y1 = &*x;
        let y2 = x as *mut i32;
        read *y1;
        *y2 += 1;
        """,
    "disjoint_mutable_subborrows": """
        let foo: (u64, u64);
        let p = &mut foo as *mut (u64, u64);
        let a = &mut p.0;
        let b = &mut p.1;
        *b = 4;
        *a = 5;
        read *a;
        read *b;
        """,
    "raw_ref_to_part": """
        let memory = alloc((i32, i32));
        let it: Box<(i32, i32)> = memory;
        let leaked = &mut *it;
        let whole = &raw mut *leaked;
        let part = &raw mut whole.0;
        let typed_raw = transmute::<*mut (i32, i32)>(part);
        let typed = &mut *typed_raw;
        read typed.1;
        drop(memory);
        """,
    "array_casts": """
        let x: [usize; 2];
        let all = &mut x as *mut [usize; 2];
        let p = transmute::<*mut usize>(all);
        let q = p.add(1);
        *q = 1;
        let y: [usize; 2];
        let c = &y as *const usize;
        let d = c.add(1);
        read *d;
        """,
    "not_unpin_not_protected": """
        let p = alloc(Pinned<i32>);
        let leaked = &mut *p;
        call inner(x: &mut Pinned<i32> = leaked) {
            call closure(y: &mut Pinned<i32> = x) {
                let raw = y as *mut Pinned<i32>;
                let b: Box<Pinned<i32>> = raw;
                drop(b);
            }
        }
        """,
    "write_does_not_invalidate_all_aliases": """
        let a: i32;
        let x = &mut a;
        let s = transmute::<*mut i32>(x);
        *x = 42;
        *s = 1337;
        read *x;
        """,
    "box_into_raw_allows_interior_mutable_alias": """
        let p = alloc(Cell<i32>);
        let b: Box<Cell<i32>> = p;
        let raw = &raw mut *b;
        let c = &*raw;
        *raw = 1;
        *c = 2;
        let again: Box<Cell<i32>> = raw;
        drop(again);
        """,
    "cell_inside_struct": """
        let root: (u32, Cell<u32>);
        let a = &mut root;
        let cell = &a.1;
        *cell = 10;
        a.0 = 88;
        """,
    "zst": """
        let p = alloc(1);
        call with_protector(x: &mut () = transmute::<*mut ()>(p)) {
            drop(p);
        }
        """,
    "ref_raw_int_raw": """
        let x: i32;
        let xref = &mut x;
        let cast = xref as *mut i32;
        cast.expose_provenance();
        let xraw = with_exposed_provenance_mut(cast);
        read *xraw;
        """,
    "example, first variant": """
        let c: u32;
        let x_unique1 = &mut c;
        let x_raw2 = x_unique1 as *mut u32;
        x_raw2.expose_provenance();
        let x_unique3 = &mut *x_raw2;
        call not_so_innocent(x: &mut u32 = x_unique3) {
            let x_raw4 = x as *mut u32;
            x_raw4.expose_provenance();
        }
        let x_wildcard = with_exposed_provenance_mut(x_raw2);
        *x_wildcard = 10;
        *x_unique3 = 12;
        """,
    "example, second variant": """
        let c: u32;
        let x_unique1 = &mut c;
        let x_raw2 = x_unique1 as *mut u32;
        x_raw2.expose_provenance();
        let x_unique3 = &mut *x_raw2;
        call not_so_innocent(x: &mut u32 = x_unique3) {
            let x_raw4 = x as *mut u32;
            x_raw4.expose_provenance();
        }
        let x_wildcard = with_exposed_provenance_mut(x_raw2);
        *x_unique3 = 10;
        *x_wildcard = 12;
        """,
    "test": """
        let a: i32;
        let root = &mut a;
        let root_raw = root as *mut i32;
        root_raw.expose_provenance();
        let child = &mut *root_raw;
        let child_raw = child as *mut i32;
        child_raw.expose_provenance();
        let w2 = with_exposed_provenance_mut(child_raw);
        *w2 -= 2;
        *child -= 2;
        let w1 = with_exposed_provenance_mut(root_raw);
        *w1 += 2;
        *root += 2;
        read *root;
        """,
    "aliasing_mut_and_shr": """
        let rc0: RefCell<i32>;
        let shared0 = &rc0;
        let content = transmute::<*mut RefCell<i32>>(shared0);
        let bmut = &mut content.1;
        call inner(rc: &RefCell<i32> = &rc0, aliasing: &mut i32 = &mut *bmut) {
            *aliasing += 4;
            let escape = rc as *const RefCell<i32>;
            *aliasing += 4;
            let shr = &*rc;
            *aliasing += 4;
            let aliasing = &*aliasing;
            read *aliasing;
            let escape = rc as *const RefCell<i32>;
            read *aliasing;
            let shr = &*rc;
            read *aliasing;
        }
        """,
    "aliasing_frz_and_shr": """
        let rc0: RefCell<i32>;
        let shared0 = &rc0;
        let content = transmute::<*mut RefCell<i32>>(shared0);
        let bshr = &content.1;
        call inner(rc: &RefCell<i32> = &rc0, aliasing: &i32 = &*bshr) {
            read *aliasing;
            let escape = rc as *const RefCell<i32>;
            read *aliasing;
            let shr = &*rc;
            read *aliasing;
        }
        """,
    "unsafe_cell_2phase": """
        let place: UnsafeCell<u64>;
        let x = &place;
        let x2 = &*x;
        let get = transmute::<*mut u64>(x);
        let m = &two_phase mut *get;
        write *m;
        let get2 = transmute::<*const u64>(x2);
        let s = &*get2;
        read *s;
        """,
    "unsafe_cell_deallocate": """
        let p = alloc(UnsafeCell<i32>);
        call f(x: &UnsafeCell<i32> = transmute(p)) {
            let raw = transmute::<*mut i32>(x);
            let b: Box<i32> = raw;
            drop(b);
        }
        """,
    "unsafe_cell_invalidate": """
        let x: UnsafeCell<i32>;
        let raw1 = &mut x as *mut UnsafeCell<i32>;
        let ref1 = &mut *raw1;
        let raw2 = ref1 as *mut UnsafeCell<i32>;
        call f(own: &UnsafeCell<i32> = raw2, y = raw1) {
            *y += 1;
        }
        """,
    "two_phase": """
        let x: Cell<i32>;
        let l = &x;
        let receiver = &two_phase mut x;
        *l = 4;
        read *l;
        call do_the_thing(own: &mut Cell<i32> = receiver) {
        }
        """,
}
