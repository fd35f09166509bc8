//! Hash maps and sets, and hashing; in the form of `std_bodies.rs`. The table's memory is what std's is: control
//! bytes in groups of 16 behind the items, probed in triangular steps; the keys of a `RandomState` are fixed.
#![allow(dead_code, unused_mut)]
#![feature(allocator_api)]

mod rustrata_std {
    use std::alloc::Layout;
    use std::borrow::Borrow;
    use std::collections::*;
    use std::fmt::{self, Debug, Formatter};
    use std::hash::*;
    use std::marker::PhantomData;
    use std::ptr::NonNull;

    pub struct Table<T> { mask: usize, ctrl: NonNull<u8>, growth: usize, items: usize, marker: PhantomData<T> }
    pub struct Map<K, V, S> { hasher: S, table: Table<(K, V)> }
    pub enum NoRoom { Overflow, Refused { layout: Layout } }
    pub enum Failing { Fallible, Infallible }
    pub struct Made { ctrl: NonNull<u8>, mask: usize, layout: Layout }
    impl Drop for Made {
        fn drop(&mut self) { made_drop(self) }
    }
    pub struct Rehashed<T> { table: *mut Table<T> }
    impl<T> Drop for Rehashed<T> {
        fn drop(&mut self) { rehashed_drop(self) }
    }
    pub struct Cloned<T> { table: Table<T>, upto: usize }
    impl<T> Drop for Cloned<T> {
        fn drop(&mut self) { cloned_drop(self) }
    }
    pub struct Cleared<T> { table: *mut Table<T> }
    impl<T> Drop for Cleared<T> {
        fn drop(&mut self) { cleared_drop(self) }
    }
    pub trait Hashes<T> {
        fn hash_of(&self, item: &T) -> u64;
    }
    pub struct ByKey<S> { hasher: *const S }
    impl<K: Hash, V, S: BuildHasher> Hashes<(K, V)> for ByKey<S> {
        fn hash_of(&self, item: &(K, V)) -> u64 { by_key(self, item) }
    }
    pub struct ByCall<F> { call: F }
    impl<T, F: Fn(&T) -> u64> Hashes<T> for ByCall<F> {
        fn hash_of(&self, item: &T) -> u64 { by_call(self, item) }
    }
    pub struct TwoSets<'a, T, S> { iter: hash_set::Iter<'a, T>, other: &'a HashSet<T, S> }
    pub struct Place<T> { pointer: NonNull<T> }
    pub struct Occupied<'a, K, V> { place: Place<(K, V)>, table: &'a mut Table<(K, V)> }
    pub struct Vacant<'a, K, V> { hash: u64, key: K, table: &'a mut Table<(K, V)> }
    pub enum Entered<'a, K, V> { Occupied(Occupied<'a, K, V>), Vacant(Vacant<'a, K, V>) }
    pub struct Walk<T> { group: u16, data: NonNull<T>, next: *const u8, end: *const u8 }
    pub struct Walked<T> { walk: Walk<T>, items: usize }
    pub struct Consumed<T> { walked: Walked<T>, allocation: Option<(NonNull<u8>, Layout, std::alloc::Global)>, marker: PhantomData<T> }
    pub struct Drained<T> { walked: Walked<T>, table: Table<T>, original: NonNull<Table<T>>, marker: PhantomData<T> }

    /// rustrata_std::probe
    fn probe(mask: usize, ctrl: *const u8, hash: u64) -> usize {
        let mut at = hash as usize & mask;
        let mut stride = 0;
        loop {
            let mut bit = 0;
            while bit < 16 {
                if unsafe { *ctrl.add(at + bit) } >= 0x80 {
                    let index = (at + bit) & mask;
                    if unsafe { *ctrl.add(index) } >= 0x80 {
                        return index;
                    }
                    let mut first = 0;
                    while unsafe { *ctrl.add(first) } < 0x80 {
                        first += 1;
                    }
                    return first;
                }
                bit += 1;
            }
            stride += 16;
            at = (at + stride) & mask;
        }
    }
    /// rustrata_std::set_ctrl
    fn set_ctrl(mask: usize, ctrl: *mut u8, index: usize, tag: u8) {
        unsafe {
            *ctrl.add(index) = tag;
            *ctrl.add((index.wrapping_sub(16) & mask) + 16) = tag;
        }
    }
    /// rustrata_std::search::<T, F>
    fn search<T, F: FnMut(&T) -> bool>(table: &Table<T>, hash: u64, mut same: F) -> Option<usize> {
        let ctrl = table.ctrl.as_ptr();
        let tag = (hash >> 57) as u8;
        let mut at = hash as usize & table.mask;
        let mut stride = 0;
        loop {
            let mut empty = false;
            let mut bit = 0;
            while bit < 16 {
                let found = unsafe { *ctrl.add(at + bit) };
                if found == tag {
                    let index = (at + bit) & table.mask;
                    if same(unsafe { &*bucket::<T>(ctrl, index) }) {
                        return Some(index);
                    }
                }
                empty = empty || found == 0xff;
                bit += 1;
            }
            if empty {
                return None;
            }
            stride += 16;
            at = (at + stride) & table.mask;
        }
    }
    /// rustrata_std::bucket::<T>
    fn bucket<T>(ctrl: *mut u8, index: usize) -> *mut T {
        if size_of::<T>() == 0 { (index + 1) as *mut T } else { unsafe { ctrl.cast::<T>().sub(index + 1) } }
    }
    /// rustrata_std::room
    fn room(mask: usize) -> usize { if mask < 8 { mask } else { (mask + 1) / 8 * 7 } }
    /// rustrata_std::buckets_for
    fn buckets_for(capacity: usize, size: usize) -> usize {
        if capacity < 15 {
            let least = if size <= 1 { 14 } else if size <= 3 { 7 } else { 3 };
            let capacity = if capacity < least { least } else { capacity };
            return if capacity < 4 { 4 } else if capacity < 8 { 8 } else { 16 };
        }
        match capacity.checked_mul(8) {
            Some(eighths) => (eighths / 7).next_power_of_two(),
            None => panic!("Hash table capacity overflow"),
        }
    }
    /// rustrata_std::layout_of::<T>
    fn layout_of<T>(buckets: usize) -> Layout {
        let align = if align_of::<T>() < 16 { 16 } else { align_of::<T>() };
        let items = match size_of::<T>().checked_mul(buckets) {
            Some(items) if items < isize::MAX as usize - buckets - 64 => items,
            _ => panic!("Hash table capacity overflow"),
        };
        unsafe { Layout::from_size_align_unchecked(((items + align - 1) & !(align - 1)) + buckets + 16, align) }
    }
    /// rustrata_std::made::<T>
    fn made<T>(buckets: usize) -> Made {
        let layout = layout_of::<T>(buckets);
        unsafe {
            let start = std::alloc::alloc(layout);
            if start.is_null() {
                std::alloc::handle_alloc_error(layout);
            }
            let ctrl = start.add(layout.size() - buckets - 16);
            std::ptr::write_bytes(ctrl, 0xff, buckets + 16);
            Made { ctrl: NonNull::new_unchecked(ctrl), mask: buckets - 1, layout }
        }
    }
    /// rustrata_std::free_table
    fn free_table(ctrl: *mut u8, mask: usize, layout: Layout) {
        unsafe { std::alloc::dealloc(ctrl.sub(layout.size() - (mask + 1) - 16), layout) }
    }
    /// <rustrata_std::Made as std::ops::Drop>::drop
    fn made_drop(x: &mut Made) { free_table(x.ctrl.as_ptr(), x.mask, x.layout) }
    /// rustrata_std::resize::<T, H>
    fn resize<T, H: Hashes<T>>(table: &mut Table<T>, capacity: usize, hasher: &H) {
        let new = made::<T>(buckets_for(capacity, size_of::<T>()));
        let ctrl = new.ctrl.as_ptr();
        let old = table.ctrl.as_ptr();
        let mut left = table.items;
        let mut index = 0;
        while left > 0 {
            if unsafe { *old.add(index) } < 0x80 {
                let hash = hasher.hash_of(unsafe { &*bucket::<T>(old, index) });
                let to = probe(new.mask, ctrl, hash);
                set_ctrl(new.mask, ctrl, to, (hash >> 57) as u8);
                unsafe { std::ptr::copy_nonoverlapping(bucket::<T>(old, index), bucket::<T>(ctrl, to), 1) };
                left -= 1;
            }
            index += 1;
        }
        let old_mask = table.mask;
        table.mask = new.mask;
        table.ctrl = new.ctrl;
        table.growth = room(new.mask) - table.items;
        std::mem::forget(new);
        if old_mask > 0 {
            free_table(old, old_mask, layout_of::<T>(old_mask + 1));
        }
    }
    /// rustrata_std::rehash::<T, H>
    fn rehash<T, H: Hashes<T>>(table: &mut Table<T>, hasher: &H) {
        let ctrl = table.ctrl.as_ptr();
        let mask = table.mask;
        let mut index = 0;
        while index <= mask {
            let found = unsafe { *ctrl.add(index) };
            set_ctrl(mask, ctrl, index, if found < 0x80 { 0x80 } else { 0xff });
            index += 1;
        }
        let guard = Rehashed { table: table as *mut Table<T> };
        index = 0;
        while index <= mask {
            while unsafe { *ctrl.add(index) } == 0x80 {
                let here = bucket::<T>(ctrl, index);
                let hash = hasher.hash_of(unsafe { &*here });
                let to = probe(mask, ctrl, hash);
                let tag = (hash >> 57) as u8;
                let start = hash as usize & mask;
                if (to.wrapping_sub(start) & mask) / 16 == (index.wrapping_sub(start) & mask) / 16 {
                    set_ctrl(mask, ctrl, index, tag);
                    break;
                }
                let there = bucket::<T>(ctrl, to);
                let before = unsafe { *ctrl.add(to) };
                set_ctrl(mask, ctrl, to, tag);
                if before == 0xff {
                    set_ctrl(mask, ctrl, index, 0xff);
                    unsafe { std::ptr::copy_nonoverlapping(here, there, 1) };
                    break;
                }
                unsafe { std::ptr::swap_nonoverlapping(here, there, 1) };
            }
            index += 1;
        }
        drop(guard);
    }
    /// <rustrata_std::Rehashed<T> as std::ops::Drop>::drop
    fn rehashed_drop<T>(x: &mut Rehashed<T>) {
        let table = unsafe { &mut *x.table };
        let ctrl = table.ctrl.as_ptr();
        let mut index = 0;
        while index <= table.mask {
            if unsafe { *ctrl.add(index) } == 0x80 {
                set_ctrl(table.mask, ctrl, index, 0xff);
                unsafe { std::ptr::drop_in_place(bucket::<T>(ctrl, index)) };
                table.items -= 1;
            }
            index += 1;
        }
        table.growth = room(table.mask) - table.items;
    }
    /// rustrata_std::make_room::<T, H>
    fn make_room<T, H: Hashes<T>>(table: &mut Table<T>, additional: usize, hasher: &H) {
        let wanted = match table.items.checked_add(additional) {
            Some(wanted) => wanted,
            None => panic!("Hash table capacity overflow"),
        };
        let full = room(table.mask);
        if wanted <= full / 2 {
            rehash(table, hasher);
        } else {
            resize(table, if wanted > full { wanted } else { full + 1 }, hasher);
        }
    }
    /// hashbrown::raw::RawTable::<T>::reserve_rehash::<H>
    fn reserve_rehash<T, H: Fn(&T) -> u64>(table: &mut Table<T>, additional: usize, hasher: H, _failing: Failing) -> Result<(), NoRoom> {
        make_room(table, additional, &ByCall { call: hasher });
        Ok(())
    }
    /// hashbrown::raw::RawTable::<T>::reserve::<H>
    fn raw_reserve<T, H: Fn(&T) -> u64>(table: &mut Table<T>, additional: usize, hasher: H) {
        if additional > table.growth {
            make_room(table, additional, &ByCall { call: hasher });
        }
    }
    /// rustrata_std::put::<T>
    fn put<T>(table: &mut Table<T>, hash: u64, value: T) -> *mut T {
        let ctrl = table.ctrl.as_ptr();
        let index = probe(table.mask, ctrl, hash);
        let before = unsafe { *ctrl.add(index) };
        table.growth -= (before & 1) as usize;
        set_ctrl(table.mask, ctrl, index, (hash >> 57) as u8);
        table.items += 1;
        let place = bucket::<T>(ctrl, index);
        unsafe { place.write(value) };
        place
    }
    /// hashbrown::raw::RawTable::<T>::insert_no_grow
    fn insert_no_grow<T>(table: &mut Table<T>, hash: u64, value: T) -> Place<T> {
        Place { pointer: unsafe { NonNull::new_unchecked(bucket_end(put(table, hash, value))) } }
    }
    /// hashbrown::raw::RawTable::<T>::insert::<H>
    fn raw_insert<T, H: Fn(&T) -> u64>(table: &mut Table<T>, hash: u64, value: T, hasher: H) -> Place<T> {
        grow_for(table, hash, &ByCall { call: hasher });
        Place { pointer: unsafe { NonNull::new_unchecked(bucket_end(put(table, hash, value))) } }
    }
    /// rustrata_std::bucket_end::<T>
    fn bucket_end<T>(place: *mut T) -> *mut T { if size_of::<T>() == 0 { place } else { unsafe { place.add(1) } } }
    /// rustrata_std::bucket_start::<T>
    fn bucket_start<T>(place: &Place<T>) -> *mut T { if size_of::<T>() == 0 { std::ptr::without_provenance_mut(align_of::<T>()) } else { unsafe { place.pointer.as_ptr().sub(1) } } }
    /// rustrata_std::grow_for::<T, H>
    fn grow_for<T, H: Hashes<T>>(table: &mut Table<T>, hash: u64, hasher: &H) {
        let ctrl = table.ctrl.as_ptr();
        if table.growth == 0 && unsafe { *ctrl.add(probe(table.mask, ctrl, hash)) } & 1 != 0 {
            make_room(table, 1, hasher);
        }
    }
    /// rustrata_std::erase::<T>
    fn erase<T>(table: &mut Table<T>, index: usize) {
        let ctrl = table.ctrl.as_ptr();
        let before = index.wrapping_sub(16) & table.mask;
        let mut full = 0;
        while full < 16 && unsafe { *ctrl.add(before + 15 - full) } != 0xff {
            full += 1;
        }
        let mut after = 0;
        while after < 16 && unsafe { *ctrl.add(index + after) } != 0xff {
            after += 1;
        }
        let tag = if full + after >= 16 { 0x80 } else { 0xff };
        if tag == 0xff {
            table.growth += 1;
        }
        set_ctrl(table.mask, ctrl, index, tag);
        table.items -= 1;
    }
    /// rustrata_std::index_of::<T>
    fn index_of<T>(table: &Table<T>, place: &Place<T>) -> usize {
        if size_of::<T>() == 0 {
            place.pointer.as_ptr() as usize - 1
        } else {
            unsafe { table.ctrl.as_ptr().cast::<T>().offset_from(place.pointer.as_ptr()) as usize }
        }
    }
    /// hashbrown::raw::RawTable::<T>::erase_no_drop
    fn erase_no_drop<T>(table: &mut Table<T>, place: &Place<T>) { erase(table, index_of(table, place)) }
    /// hashbrown::raw::RawTable::<T>::remove_entry::<F>
    fn raw_remove_entry<T, F: FnMut(&T) -> bool>(table: &mut Table<T>, hash: u64, same: F) -> Option<T> {
        let index = search(table, hash, same)?;
        erase(table, index);
        Some(unsafe { bucket::<T>(table.ctrl.as_ptr(), index).read() })
    }
    /// hashbrown::raw::RawTable::<T>::find::<F>::{closure#0}
    fn find_closure<T, F: FnMut(&T) -> bool>(same: &mut &mut F, table: &mut &Table<T>, index: usize) -> bool { same(unsafe { &*bucket::<T>(table.ctrl.as_ptr(), index) }) }
    /// hashbrown::raw::RawTable::<T>::find_or_find_insert_index::<F, H>::{closure#0}
    fn find_or_insert_closure<T, F: FnMut(&T) -> bool, H>(same: &mut &mut F, table: &mut &Table<T>, index: usize) -> bool { same(unsafe { &*bucket::<T>(table.ctrl.as_ptr(), index) }) }
    /// hashbrown::map::equivalent_key::<Q, K, V>::{closure#0}
    fn equivalent_key<Q: ?Sized + Eq, K: Borrow<Q>, V>(key: &mut &Q, item: &(K, V)) -> bool { **key == *item.0.borrow() }
    /// hashbrown::map::make_hasher::<K, V, S>::{closure#0}
    fn make_hasher<K: Hash, V, S: BuildHasher>(hasher: &mut &S, item: &(K, V)) -> u64 { hasher.hash_one(&item.0) }
    /// <hashbrown::raw::RawTable<T> as std::ops::Drop>::drop
    fn table_drop<T>(table: &mut Table<T>) {
        if table.mask > 0 {
            drop_items(table);
            free_table(table.ctrl.as_ptr(), table.mask, layout_of::<T>(table.mask + 1));
        }
    }
    /// rustrata_std::drop_items::<T>
    fn drop_items<T>(table: &mut Table<T>) {
        if std::mem::needs_drop::<T>() {
            let ctrl = table.ctrl.as_ptr();
            let mut left = table.items;
            let mut index = 0;
            while left > 0 {
                if unsafe { *ctrl.add(index) } < 0x80 {
                    left -= 1;
                    unsafe { std::ptr::drop_in_place(bucket::<T>(ctrl, index)) };
                }
                index += 1;
            }
        }
    }
    /// rustrata_std::empty_table::<T>
    fn empty_table<T>(table: &mut Table<T>) {
        if table.mask > 0 {
            unsafe { std::ptr::write_bytes(table.ctrl.as_ptr(), 0xff, table.mask + 17) };
        }
        table.items = 0;
        table.growth = room(table.mask);
    }
    /// <rustrata_std::Cleared<T> as std::ops::Drop>::drop
    fn cleared_drop<T>(x: &mut Cleared<T>) { empty_table(unsafe { &mut *x.table }) }
    /// hashbrown::raw::RawTable::<T>::clear
    fn table_clear<T>(table: &mut Table<T>) {
        if table.items > 0 {
            let guard = Cleared { table: table as *mut Table<T> };
            drop_items(unsafe { &mut *guard.table });
            drop(guard);
        }
    }
    /// <rustrata_std::Cloned<T> as std::ops::Drop>::drop
    fn cloned_drop<T>(x: &mut Cloned<T>) {
        let ctrl = x.table.ctrl.as_ptr();
        let mut index = 0;
        while index < x.upto {
            if unsafe { *ctrl.add(index) } < 0x80 {
                unsafe { std::ptr::drop_in_place(bucket::<T>(ctrl, index)) };
            }
            index += 1;
        }
        free_table(ctrl, x.table.mask, layout_of::<T>(x.table.mask + 1));
    }
    /// rustrata_std::table_clone::<T>
    fn table_clone<T: Clone>(x: &Table<T>) -> Table<T> {
        if x.mask == 0 {
            return Table { mask: 0, ctrl: x.ctrl, growth: 0, items: 0, marker: PhantomData };
        }
        let new = made::<T>(x.mask + 1);
        let old = x.ctrl.as_ptr();
        let ctrl = new.ctrl;
        unsafe { std::ptr::copy_nonoverlapping(old, ctrl.as_ptr(), x.mask + 17) };
        std::mem::forget(new);
        let mut guard = Cloned { table: Table { mask: x.mask, ctrl, growth: x.growth, items: x.items, marker: PhantomData::<T> }, upto: 0 };
        while guard.upto <= x.mask {
            if unsafe { *old.add(guard.upto) } < 0x80 {
                let value = unsafe { (*bucket::<T>(old, guard.upto)).clone() };
                unsafe { bucket::<T>(ctrl.as_ptr(), guard.upto).write(value) };
            }
            guard.upto += 1;
        }
        std::mem::forget(guard);
        Table { mask: x.mask, ctrl, growth: x.growth, items: x.items, marker: PhantomData }
    }
    /// rustrata_std::as_map::<K, V, S>
    fn as_map<K, V, S>(x: &HashMap<K, V, S>) -> &Map<K, V, S> { unsafe { &*(x as *const HashMap<K, V, S>).cast::<Map<K, V, S>>() } }
    /// rustrata_std::as_map_mut::<K, V, S>
    fn as_map_mut<K, V, S>(x: &mut HashMap<K, V, S>) -> &mut Map<K, V, S> { unsafe { &mut *(x as *mut HashMap<K, V, S>).cast::<Map<K, V, S>>() } }
    /// rustrata_std::map_search::<K, V, S, Q>
    fn map_search<K: Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &Map<K, V, S>, key: &Q) -> Option<usize> {
        if x.table.items == 0 {
            return None;
        }
        let hash = x.hasher.hash_one(key);
        search_key(&x.table, hash, key)
    }
    /// rustrata_std::search_key::<K, V, Q>
    fn search_key<K: Borrow<Q>, V, Q: ?Sized + Eq>(table: &Table<(K, V)>, hash: u64, key: &Q) -> Option<usize> {
        let ctrl = table.ctrl.as_ptr();
        let tag = (hash >> 57) as u8;
        let mut at = hash as usize & table.mask;
        let mut stride = 0;
        loop {
            let mut empty = false;
            let mut bit = 0;
            while bit < 16 {
                let found = unsafe { *ctrl.add(at + bit) };
                if found == tag {
                    let index = (at + bit) & table.mask;
                    if *key == *unsafe { &*bucket::<(K, V)>(ctrl, index) }.0.borrow() {
                        return Some(index);
                    }
                }
                empty = empty || found == 0xff;
                bit += 1;
            }
            if empty {
                return None;
            }
            stride += 16;
            at = (at + stride) & table.mask;
        }
    }
    /// std::collections::HashMap::<K, V, S>::get::<Q>
    fn map_get<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<K, V, S>, key: &Q) -> Option<&'a V> {
        let map = as_map(x);
        match map_search(map, key) {
            Some(index) => Some(unsafe { &(*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }),
            None => None,
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::get::<Q>
    fn map_get_base<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<K, V, S>, key: &Q) -> Option<&'a V> {
        let map = as_map(x);
        match map_search(map, key) {
            Some(index) => Some(unsafe { &(*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }),
            None => None,
        }
    }
    /// std::collections::HashMap::<K, V, S>::get_key_value::<Q>
    fn map_get_key_value<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<K, V, S>, key: &Q) -> Option<(&'a K, &'a V)> {
        let map = as_map(x);
        let item = unsafe { &*bucket::<(K, V)>(map.table.ctrl.as_ptr(), map_search(map, key)?) };
        Some((&item.0, &item.1))
    }
    /// hashbrown::map::HashMap::<K, V, S>::get_key_value::<Q>
    fn map_get_key_value_base<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<K, V, S>, key: &Q) -> Option<(&'a K, &'a V)> {
        let map = as_map(x);
        let item = unsafe { &*bucket::<(K, V)>(map.table.ctrl.as_ptr(), map_search(map, key)?) };
        Some((&item.0, &item.1))
    }
    /// std::collections::HashMap::<K, V, S>::get_mut::<Q>
    fn map_get_mut<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a mut HashMap<K, V, S>, key: &Q) -> Option<&'a mut V> {
        let map = as_map_mut(x);
        match map_search(map, key) {
            Some(index) => Some(unsafe { &mut (*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }),
            None => None,
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::get_mut::<Q>
    fn map_get_mut_base<'a, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a mut HashMap<K, V, S>, key: &Q) -> Option<&'a mut V> {
        let map = as_map_mut(x);
        match map_search(map, key) {
            Some(index) => Some(unsafe { &mut (*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }),
            None => None,
        }
    }
    /// std::collections::HashMap::<K, V, S>::contains_key::<Q>
    fn map_contains_key<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &HashMap<K, V, S>, key: &Q) -> bool { map_search(as_map(x), key).is_some() }
    /// hashbrown::map::HashMap::<K, V, S>::contains_key::<Q>
    fn map_contains_key_base<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &HashMap<K, V, S>, key: &Q) -> bool { map_search(as_map(x), key).is_some() }
    /// std::collections::HashMap::<K, V, S>::remove_entry::<Q>
    fn map_remove_entry<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<K, V, S>, key: &Q) -> Option<(K, V)> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(key);
        let index = search_key(&map.table, hash, key)?;
        erase(&mut map.table, index);
        Some(unsafe { bucket::<(K, V)>(map.table.ctrl.as_ptr(), index).read() })
    }
    /// hashbrown::map::HashMap::<K, V, S>::remove_entry::<Q>
    fn map_remove_entry_base<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<K, V, S>, key: &Q) -> Option<(K, V)> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(key);
        let index = search_key(&map.table, hash, key)?;
        erase(&mut map.table, index);
        Some(unsafe { bucket::<(K, V)>(map.table.ctrl.as_ptr(), index).read() })
    }
    /// std::collections::HashMap::<K, V, S>::remove::<Q>
    fn map_remove<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<K, V, S>, key: &Q) -> Option<V> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(key);
        let index = search_key(&map.table, hash, key)?;
        erase(&mut map.table, index);
        Some(unsafe { bucket::<(K, V)>(map.table.ctrl.as_ptr(), index).read() }.1)
    }
    /// hashbrown::map::HashMap::<K, V, S>::remove::<Q>
    fn map_remove_base<K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<K, V, S>, key: &Q) -> Option<V> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(key);
        let index = search_key(&map.table, hash, key)?;
        erase(&mut map.table, index);
        Some(unsafe { bucket::<(K, V)>(map.table.ctrl.as_ptr(), index).read() }.1)
    }
    /// std::collections::HashMap::<K, V, S>::insert
    fn map_insert<K: Eq + Hash, V, S: BuildHasher>(x: &mut HashMap<K, V, S>, key: K, value: V) -> Option<V> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(&key);
        if map.table.growth == 0 {
            make_key_room(map, 1);
        }
        match search_key::<K, V, K>(&map.table, hash, &key) {
            Some(index) => Some(std::mem::replace(unsafe { &mut (*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }, value)),
            None => {
                put(&mut map.table, hash, (key, value));
                None
            }
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::insert
    fn map_insert_base<K: Eq + Hash, V, S: BuildHasher>(x: &mut HashMap<K, V, S>, key: K, value: V) -> Option<V> {
        let map = as_map_mut(x);
        let hash = map.hasher.hash_one(&key);
        if map.table.growth == 0 {
            make_key_room(map, 1);
        }
        match search_key::<K, V, K>(&map.table, hash, &key) {
            Some(index) => Some(std::mem::replace(unsafe { &mut (*bucket::<(K, V)>(map.table.ctrl.as_ptr(), index)).1 }, value)),
            None => {
                put(&mut map.table, hash, (key, value));
                None
            }
        }
    }
    /// rustrata_std::make_key_room::<K, V, S>
    fn make_key_room<K: Hash, V, S: BuildHasher>(map: &mut Map<K, V, S>, additional: usize) {
        let by_key = ByKey { hasher: &raw const map.hasher };
        make_room(&mut map.table, additional, &by_key);
    }
    /// <rustrata_std::ByKey<S> as rustrata_std::Hashes<(K, V)>>::hash_of
    fn by_key<K: Hash, V, S: BuildHasher>(x: &ByKey<S>, item: &(K, V)) -> u64 { unsafe { (*x.hasher).hash_one(&item.0) } }
    /// <rustrata_std::ByCall<F> as rustrata_std::Hashes<T>>::hash_of
    fn by_call<T, F: Fn(&T) -> u64>(x: &ByCall<F>, item: &T) -> u64 { (x.call)(item) }
    /// std::collections::HashMap::<K, V, S>::reserve
    fn map_reserve<K: Eq + Hash, V, S: BuildHasher>(x: &mut HashMap<K, V, S>, additional: usize) {
        let map = as_map_mut(x);
        if additional > map.table.growth {
            make_key_room(map, additional);
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::reserve
    fn map_reserve_base<K: Eq + Hash, V, S: BuildHasher>(x: &mut HashMap<K, V, S>, additional: usize) {
        let map = as_map_mut(x);
        if additional > map.table.growth {
            make_key_room(map, additional);
        }
    }
    /// hashbrown::rustc_entry::<impl hashbrown::map::HashMap<K, V, S>>::rustc_entry
    fn rustc_entry<'a, K: Eq + Hash, V, S: BuildHasher>(map: &'a mut Map<K, V, S>, key: K) -> Entered<'a, K, V> {
        let hash = map.hasher.hash_one(&key);
        match search_key::<K, V, K>(&map.table, hash, &key) {
            Some(index) => {
                let pointer = unsafe { NonNull::new_unchecked(bucket_end(bucket::<(K, V)>(map.table.ctrl.as_ptr(), index))) };
                Entered::Occupied(Occupied { place: Place { pointer }, table: &mut map.table })
            }
            None => {
                if map.table.growth == 0 {
                    make_key_room(map, 1);
                }
                Entered::Vacant(Vacant { hash, key, table: &mut map.table })
            }
        }
    }
    /// std::collections::HashMap::<K, V, S>::entry
    fn map_entry<'a, K: Eq + Hash, V, S: BuildHasher>(x: &'a mut HashMap<K, V, S>, key: K) -> hash_map::Entry<'a, K, V> { x.entry(key) }
    /// hashbrown::rustc_entry::RustcVacantEntry::<K, V>::insert
    fn vacant_insert<'a, K, V>(x: Vacant<'a, K, V>, value: V) -> &'a mut V { unsafe { &mut (*put(x.table, x.hash, (x.key, value))).1 } }
    /// hashbrown::rustc_entry::RustcOccupiedEntry::<K, V>::remove
    fn occupied_remove<'a, K, V>(x: Occupied<'a, K, V>) -> V {
        let index = index_of(x.table, &x.place);
        erase(x.table, index);
        unsafe { bucket_start(&x.place).read() }.1
    }
    /// hashbrown::rustc_entry::RustcOccupiedEntry::<K, V>::remove_entry
    fn occupied_remove_entry<'a, K, V>(x: Occupied<'a, K, V>) -> (K, V) {
        let index = index_of(x.table, &x.place);
        erase(x.table, index);
        unsafe { bucket_start(&x.place).read() }
    }
    /// std::collections::HashMap::<K, V, S>::retain::<F>
    fn map_retain<K, V, S, F: FnMut(&K, &mut V) -> bool>(x: &mut HashMap<K, V, S>, mut f: F) {
        let table = &mut as_map_mut(x).table;
        let ctrl = table.ctrl.as_ptr();
        let mut left = table.items;
        let mut index = 0;
        while left > 0 {
            if unsafe { *ctrl.add(index) } < 0x80 {
                left -= 1;
                let place = bucket::<(K, V)>(ctrl, index);
                let item = unsafe { &mut *place };
                if !f(&item.0, &mut item.1) {
                    erase(table, index);
                    unsafe { std::ptr::drop_in_place(place) };
                }
            }
            index += 1;
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::retain::<F>
    fn map_retain_base<K, V, S, F: FnMut(&K, &mut V) -> bool>(x: &mut HashMap<K, V, S>, mut f: F) {
        let table = &mut as_map_mut(x).table;
        let ctrl = table.ctrl.as_ptr();
        let mut left = table.items;
        let mut index = 0;
        while left > 0 {
            if unsafe { *ctrl.add(index) } < 0x80 {
                left -= 1;
                let place = bucket::<(K, V)>(ctrl, index);
                let item = unsafe { &mut *place };
                if !f(&item.0, &mut item.1) {
                    erase(table, index);
                    unsafe { std::ptr::drop_in_place(place) };
                }
            }
            index += 1;
        }
    }
    /// hashbrown::map::HashMap::<K, V, S>::with_capacity_and_hasher
    fn map_with_capacity<K, V, S>(capacity: usize, hasher: S) -> Map<K, V, S> {
        let mut map = unsafe { std::mem::transmute_copy::<HashMap<K, V, std::mem::ManuallyDrop<S>>, Map<K, V, std::mem::ManuallyDrop<S>>>(&*std::mem::ManuallyDrop::new(HashMap::with_hasher(std::mem::ManuallyDrop::new(hasher)))) };
        if capacity > 0 {
            let new = made::<(K, V)>(buckets_for(capacity, size_of::<(K, V)>()));
            map.table.mask = new.mask;
            map.table.ctrl = new.ctrl;
            map.table.growth = room(new.mask);
            std::mem::forget(new);
        }
        Map { hasher: std::mem::ManuallyDrop::into_inner(map.hasher), table: map.table }
    }
    /// <std::collections::HashMap<K, V, S> as std::clone::Clone>::clone
    fn map_clone<K: Clone, V: Clone, S: Clone>(x: &Map<K, V, S>) -> Map<K, V, S> {
        let hasher = x.hasher.clone();
        Map { hasher, table: table_clone(&x.table) }
    }
    /// <std::collections::HashMap<K, V, S> as std::iter::Extend<(K, V)>>::extend::<I>
    fn map_extend<K: Eq + Hash, V, S: BuildHasher, I: IntoIterator<Item = (K, V)>>(x: &mut HashMap<K, V, S>, items: I) {
        let items = items.into_iter();
        let least = items.size_hint().0;
        let wanted = if x.is_empty() { least } else { (least + 1) / 2 };
        x.reserve(wanted);
        for (key, value) in items {
            x.insert(key, value);
        }
    }
    /// <hashbrown::map::HashMap<K, V, S> as std::clone::Clone>::clone
    fn map_clone_base<K: Clone, V: Clone, S: Clone>(x: &Map<K, V, S>) -> Map<K, V, S> {
        let hasher = x.hasher.clone();
        Map { hasher, table: table_clone(&x.table) }
    }
    /// <hashbrown::map::HashMap<K, V, S> as std::iter::Extend<(K, V)>>::extend::<I>
    fn map_extend_base<K: Eq + Hash, V, S: BuildHasher, I: IntoIterator<Item = (K, V)>>(x: &mut HashMap<K, V, S>, items: I) {
        let items = items.into_iter();
        let least = items.size_hint().0;
        let wanted = if x.is_empty() { least } else { (least + 1) / 2 };
        x.reserve(wanted);
        for (key, value) in items {
            x.insert(key, value);
        }
    }
    /// <std::collections::HashSet<T, S> as std::clone::Clone>::clone
    fn set_clone<T: Clone, S: Clone>(x: &Map<T, (), S>) -> Map<T, (), S> {
        let hasher = x.hasher.clone();
        Map { hasher, table: table_clone(&x.table) }
    }
    /// <std::collections::HashSet<T, S> as std::iter::Extend<T>>::extend::<I>
    fn set_extend<T: Eq + Hash, S: BuildHasher, I: IntoIterator<Item = T>>(x: &mut HashMap<T, (), S>, items: I) {
        let items = items.into_iter();
        let least = items.size_hint().0;
        let wanted = if x.is_empty() { least } else { (least + 1) / 2 };
        x.reserve(wanted);
        for key in items {
            x.insert(key, ());
        }
    }
    /// std::collections::HashSet::<T, S>::insert
    fn set_insert<T: Eq + Hash, S: BuildHasher>(x: &mut HashMap<T, (), S>, key: T) -> bool { x.insert(key, ()).is_none() }
    /// std::collections::HashSet::<T, S>::contains::<Q>
    fn set_contains<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &HashMap<T, (), S>, key: &Q) -> bool { x.contains_key(key) }
    /// std::collections::HashSet::<T, S>::remove::<Q>
    fn set_remove<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<T, (), S>, key: &Q) -> bool { x.remove(key).is_some() }
    /// std::collections::HashSet::<T, S>::take::<Q>
    fn set_take<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<T, (), S>, key: &Q) -> Option<T> { match x.remove_entry(key) { Some((key, ())) => Some(key), None => None } }
    /// std::collections::HashSet::<T, S>::get::<Q>
    fn set_get<'a, T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<T, (), S>, key: &Q) -> Option<&'a T> { match x.get_key_value(key) { Some((key, ())) => Some(key), None => None } }
    /// std::collections::HashSet::<T, S>::reserve
    fn set_reserve<T: Eq + Hash, S: BuildHasher>(x: &mut HashMap<T, (), S>, more: usize) { x.reserve(more) }
    /// std::collections::HashSet::<T, S>::retain::<F>
    fn set_retain<T, S, F: FnMut(&T) -> bool>(x: &mut HashMap<T, (), S>, mut f: F) {
        let table = &mut as_map_mut(x).table;
        let ctrl = table.ctrl.as_ptr();
        let mut left = table.items;
        let mut index = 0;
        while left > 0 {
            if unsafe { *ctrl.add(index) } < 0x80 {
                left -= 1;
                let place = bucket::<(T, ())>(ctrl, index);
                if !f(unsafe { &(*place).0 }) {
                    erase(table, index);
                    unsafe { std::ptr::drop_in_place(place) };
                }
            }
            index += 1;
        }
    }
    /// <hashbrown::set::HashSet<T, S> as std::clone::Clone>::clone
    fn set_clone_base<T: Clone, S: Clone>(x: &Map<T, (), S>) -> Map<T, (), S> {
        let hasher = x.hasher.clone();
        Map { hasher, table: table_clone(&x.table) }
    }
    /// <hashbrown::set::HashSet<T, S> as std::iter::Extend<T>>::extend::<I>
    fn set_extend_base<T: Eq + Hash, S: BuildHasher, I: IntoIterator<Item = T>>(x: &mut HashMap<T, (), S>, items: I) {
        let items = items.into_iter();
        let least = items.size_hint().0;
        let wanted = if x.is_empty() { least } else { (least + 1) / 2 };
        x.reserve(wanted);
        for key in items {
            x.insert(key, ());
        }
    }
    /// hashbrown::set::HashSet::<T, S>::insert
    fn set_insert_base<T: Eq + Hash, S: BuildHasher>(x: &mut HashMap<T, (), S>, key: T) -> bool { x.insert(key, ()).is_none() }
    /// hashbrown::set::HashSet::<T, S>::contains::<Q>
    fn set_contains_base<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &HashMap<T, (), S>, key: &Q) -> bool { x.contains_key(key) }
    /// hashbrown::set::HashSet::<T, S>::remove::<Q>
    fn set_remove_base<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<T, (), S>, key: &Q) -> bool { x.remove(key).is_some() }
    /// hashbrown::set::HashSet::<T, S>::take::<Q>
    fn set_take_base<T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &mut HashMap<T, (), S>, key: &Q) -> Option<T> { match x.remove_entry(key) { Some((key, ())) => Some(key), None => None } }
    /// hashbrown::set::HashSet::<T, S>::get::<Q>
    fn set_get_base<'a, T: Eq + Hash + Borrow<Q>, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<T, (), S>, key: &Q) -> Option<&'a T> { match x.get_key_value(key) { Some((key, ())) => Some(key), None => None } }
    /// hashbrown::set::HashSet::<T, S>::reserve
    fn set_reserve_base<T: Eq + Hash, S: BuildHasher>(x: &mut HashMap<T, (), S>, more: usize) { x.reserve(more) }
    /// hashbrown::set::HashSet::<T, S>::retain::<F>
    fn set_retain_base<T, S, F: FnMut(&T) -> bool>(x: &mut HashMap<T, (), S>, mut f: F) {
        let table = &mut as_map_mut(x).table;
        let ctrl = table.ctrl.as_ptr();
        let mut left = table.items;
        let mut index = 0;
        while left > 0 {
            if unsafe { *ctrl.add(index) } < 0x80 {
                left -= 1;
                let place = bucket::<(T, ())>(ctrl, index);
                if !f(unsafe { &(*place).0 }) {
                    erase(table, index);
                    unsafe { std::ptr::drop_in_place(place) };
                }
            }
            index += 1;
        }
    }
    /// std::collections::HashSet::<T, S>::iter
    fn set_iter<'a, T, S>(x: &'a HashSet<T, S>) -> hash_set::Iter<'a, T> { x.iter() }
    /// std::collections::HashSet::<T, S>::drain
    fn set_drain<'a, T, S>(x: &'a mut HashSet<T, S>) -> hash_set::Drain<'a, T> { x.drain() }
    /// std::collections::HashSet::<T, S>::is_disjoint
    fn set_is_disjoint<T: Eq + Hash, S: BuildHasher>(x: &HashSet<T, S>, y: &HashSet<T, S>) -> bool {
        if x.len() > y.len() {
            for item in y {
                if x.contains(item) {
                    return false;
                }
            }
            return true;
        }
        for item in x {
            if y.contains(item) {
                return false;
            }
        }
        true
    }
    /// std::collections::HashSet::<T, S>::is_subset
    fn set_is_subset<T: Eq + Hash, S: BuildHasher>(x: &HashSet<T, S>, y: &HashSet<T, S>) -> bool {
        if x.len() > y.len() {
            return false;
        }
        for item in x {
            if !y.contains(item) {
                return false;
            }
        }
        true
    }
    /// std::collections::HashSet::<T, S>::is_superset
    fn set_is_superset<T: Eq + Hash, S: BuildHasher>(x: &HashSet<T, S>, y: &HashSet<T, S>) -> bool { y.is_subset(x) }
    /// std::collections::HashSet::<T, S>::intersection
    fn set_intersection<'a, T: Eq + Hash, S: BuildHasher>(x: &'a HashSet<T, S>, y: &'a HashSet<T, S>) -> hash_set::Intersection<'a, T, S> { x.intersection(y) }
    /// std::collections::HashSet::<T, S>::difference
    fn set_difference<'a, T: Eq + Hash, S: BuildHasher>(x: &'a HashSet<T, S>, y: &'a HashSet<T, S>) -> hash_set::Difference<'a, T, S> { x.difference(y) }
    /// std::collections::HashSet::<T, S>::union
    fn set_union<'a, T: Eq + Hash, S: BuildHasher>(x: &'a HashSet<T, S>, y: &'a HashSet<T, S>) -> hash_set::Union<'a, T, S> { x.union(y) }
    /// std::collections::HashSet::<T, S>::symmetric_difference
    fn set_symmetric_difference<'a, T: Eq + Hash, S: BuildHasher>(x: &'a HashSet<T, S>, y: &'a HashSet<T, S>) -> hash_set::SymmetricDifference<'a, T, S> { x.symmetric_difference(y) }
    /// <std::collections::hash_set::Intersection<T, S> as std::iter::Iterator>::next
    fn set_intersection_next<'a, T: Eq + Hash, S: BuildHasher>(x: &mut hash_set::Intersection<'a, T, S>) -> Option<&'a T> {
        let two = unsafe { &mut *(x as *mut hash_set::Intersection<'a, T, S>).cast::<TwoSets<'a, T, S>>() };
        loop {
            let item = two.iter.next()?;
            if two.other.contains(item) {
                return Some(item);
            }
        }
    }
    /// <std::collections::hash_set::Intersection<T, S> as std::iter::Iterator>::size_hint
    fn set_intersection_size_hint<'a, T: Eq + Hash, S: BuildHasher>(x: &hash_set::Intersection<'a, T, S>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::hash_set::Difference<T, S> as std::iter::Iterator>::next
    fn set_difference_next<'a, T: Eq + Hash, S: BuildHasher>(x: &mut hash_set::Difference<'a, T, S>) -> Option<&'a T> {
        let two = unsafe { &mut *(x as *mut hash_set::Difference<'a, T, S>).cast::<TwoSets<'a, T, S>>() };
        loop {
            let item = two.iter.next()?;
            if !two.other.contains(item) {
                return Some(item);
            }
        }
    }
    /// <std::collections::hash_set::Difference<T, S> as std::iter::Iterator>::size_hint
    fn set_difference_size_hint<'a, T: Eq + Hash, S: BuildHasher>(x: &hash_set::Difference<'a, T, S>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::hash_set::Union<T, S> as std::iter::Iterator>::next
    fn set_union_next<'a, T: Eq + Hash, S: BuildHasher>(x: &mut hash_set::Union<'a, T, S>) -> Option<&'a T> { x.next() }
    /// <std::collections::hash_set::Union<T, S> as std::iter::Iterator>::size_hint
    fn set_union_size_hint<'a, T: Eq + Hash, S: BuildHasher>(x: &hash_set::Union<'a, T, S>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::hash_set::SymmetricDifference<T, S> as std::iter::Iterator>::next
    fn set_symmetric_next<'a, T: Eq + Hash, S: BuildHasher>(x: &mut hash_set::SymmetricDifference<'a, T, S>) -> Option<&'a T> { x.next() }
    /// <std::collections::hash_set::SymmetricDifference<T, S> as std::iter::Iterator>::size_hint
    fn set_symmetric_size_hint<'a, T: Eq + Hash, S: BuildHasher>(x: &hash_set::SymmetricDifference<'a, T, S>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::HashSet<T, S> as std::cmp::PartialEq>::eq
    fn set_eq<T: Eq + Hash, S: BuildHasher>(x: &HashSet<T, S>, y: &HashSet<T, S>) -> bool { x.len() == y.len() && x.is_subset(y) }
    /// <std::collections::HashMap<K, V, S> as std::cmp::PartialEq>::eq
    fn map_eq<K: Eq + Hash, V: PartialEq, S: BuildHasher>(x: &HashMap<K, V, S>, y: &HashMap<K, V, S>) -> bool {
        if x.len() != y.len() {
            return false;
        }
        for (key, value) in x {
            match y.get(key) {
                Some(other) if *value == *other => {}
                _ => return false,
            }
        }
        true
    }
    /// <std::collections::HashMap<K, V, S> as std::iter::FromIterator<(K, V)>>::from_iter::<I>
    fn map_from_iter<K: Eq + Hash, V, S: BuildHasher + Default, I: IntoIterator<Item = (K, V)>>(items: I) -> HashMap<K, V, S> {
        let mut made = HashMap::with_hasher(S::default());
        made.extend(items);
        made
    }
    /// <std::collections::HashSet<T, S> as std::iter::FromIterator<T>>::from_iter::<I>
    fn set_from_iter<T: Eq + Hash, S: BuildHasher + Default, I: IntoIterator<Item = T>>(items: I) -> HashSet<T, S> {
        let mut made = HashSet::with_hasher(S::default());
        made.extend(items);
        made
    }
    /// <std::collections::HashMap<K, V> as std::convert::From<[(K, V); N]>>::from
    fn map_from_array<K: Eq + Hash, V, const N: usize>(items: [(K, V); N]) -> HashMap<K, V> {
        let mut made = HashMap::new();
        made.extend(items);
        made
    }
    /// <std::collections::HashSet<T> as std::convert::From<[T; N]>>::from
    fn set_from_array<T: Eq + Hash, const N: usize>(items: [T; N]) -> HashSet<T> {
        let mut made = HashSet::new();
        made.extend(items);
        made
    }
    /// <std::collections::HashMap<K, V, S> as std::default::Default>::default
    fn map_default<K, V, S: Default>() -> HashMap<K, V, S> { HashMap::with_hasher(S::default()) }
    /// <std::collections::HashSet<T, S> as std::default::Default>::default
    fn set_default<T, S: Default>() -> HashSet<T, S> { HashSet::with_hasher(S::default()) }
    /// <std::collections::HashMap<K, V, S> as std::ops::Index<&Q>>::index
    fn map_index<'a, 'b, K: Eq + Hash + Borrow<Q>, V, S: BuildHasher, Q: ?Sized + Hash + Eq>(x: &'a HashMap<K, V, S>, key: &'b Q) -> &'a V { x.get(key).expect("no entry found for key") }
    /// <std::collections::HashMap<K, V, S> as std::fmt::Debug>::fmt
    fn map_debug<K: Debug, V: Debug, S>(x: &HashMap<K, V, S>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_map();
        for (key, value) in x {
            shown.entry(&key, &value);
        }
        shown.finish()
    }
    /// <std::collections::HashSet<T, S> as std::fmt::Debug>::fmt
    fn set_debug<T: Debug, S>(x: &HashSet<T, S>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_set();
        for item in x {
            shown.entry(&item);
        }
        shown.finish()
    }
    /// std::collections::HashMap::<K, V, S>::iter
    fn map_iter<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Iter<'a, K, V> { x.iter() }
    /// std::collections::HashMap::<K, V, S>::iter_mut
    fn map_iter_mut<'a, K, V, S>(x: &'a mut HashMap<K, V, S>) -> hash_map::IterMut<'a, K, V> { x.iter_mut() }
    /// std::collections::HashMap::<K, V, S>::keys
    fn map_keys<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Keys<'a, K, V> { x.keys() }
    /// hashbrown::map::HashMap::<K, V, S>::keys
    fn map_keys_base<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Keys<'a, K, V> { x.keys() }
    /// hashbrown::map::HashMap::<K, V, S>::iter
    fn map_iter_base<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Iter<'a, K, V> { x.iter() }
    /// hashbrown::map::HashMap::<K, V, S>::drain
    fn map_drain_base<'a, K, V, S>(x: &'a mut HashMap<K, V, S>) -> hash_map::Drain<'a, K, V> { x.drain() }
    /// hashbrown::set::HashSet::<T, S>::iter
    fn set_iter_base<'a, T, S>(x: &'a HashSet<T, S>) -> hash_set::Iter<'a, T> { x.iter() }
    /// std::collections::HashMap::<K, V, S>::values
    fn map_values<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Values<'a, K, V> { x.values() }
    /// std::collections::HashMap::<K, V, S>::values_mut
    fn map_values_mut<'a, K, V, S>(x: &'a mut HashMap<K, V, S>) -> hash_map::ValuesMut<'a, K, V> { x.values_mut() }
    /// std::collections::HashMap::<K, V, S>::drain
    fn map_drain<'a, K, V, S>(x: &'a mut HashMap<K, V, S>) -> hash_map::Drain<'a, K, V> { x.drain() }
    /// std::collections::HashMap::<K, V, S>::clear
    fn map_clear<K, V, S>(x: &mut HashMap<K, V, S>) { table_clear(&mut as_map_mut(x).table) }
    /// rustrata_std::table_clear::<T>
    fn own_table_clear<T>(table: &mut Table<T>) {
        if table.items > 0 {
            let guard = Cleared { table: table as *mut Table<T> };
            drop_items(unsafe { &mut *guard.table });
            drop(guard);
        }
    }
    /// std::collections::HashMap::<K, V, S>::len
    fn map_len<K, V, S>(x: &HashMap<K, V, S>) -> usize { as_map(x).table.items }
    /// std::collections::HashMap::<K, V, S>::is_empty
    fn map_is_empty<K, V, S>(x: &HashMap<K, V, S>) -> bool { as_map(x).table.items == 0 }
    /// std::collections::HashMap::<K, V, S>::with_hasher
    fn map_with_hasher<K, V, S>(hasher: S) -> HashMap<K, V, S> { HashMap::with_hasher(hasher) }
    /// std::collections::HashMap::<K, V>::new
    fn map_new<K, V>() -> HashMap<K, V> { HashMap::with_hasher(random_new()) }
    /// std::collections::HashSet::<T>::new
    fn set_new<T>() -> HashSet<T> { HashSet::with_hasher(random_new()) }
    /// <std::collections::HashMap<K, V, S> as std::iter::IntoIterator>::into_iter
    fn map_into_iter<K, V, S>(x: HashMap<K, V, S>) -> hash_map::IntoIter<K, V> { x.into_iter() }
    /// <&std::collections::HashMap<K, V, S> as std::iter::IntoIterator>::into_iter
    fn map_ref_into_iter<'a, K, V, S>(x: &'a HashMap<K, V, S>) -> hash_map::Iter<'a, K, V> { x.iter() }
    /// <&mut std::collections::HashMap<K, V, S> as std::iter::IntoIterator>::into_iter
    fn map_mut_into_iter<'a, K, V, S>(x: &'a mut HashMap<K, V, S>) -> hash_map::IterMut<'a, K, V> { x.iter_mut() }
    /// <hashbrown::map::HashMap<K, V, S> as std::iter::IntoIterator>::into_iter
    fn map_into_iter_base<K, V, S>(x: HashMap<K, V, S>) -> hash_map::IntoIter<K, V> { x.into_iter() }
    /// <std::collections::HashSet<T, S> as std::iter::IntoIterator>::into_iter
    fn set_into_iter<T, S>(x: HashSet<T, S>) -> hash_set::IntoIter<T> { x.into_iter() }
    /// <&std::collections::HashSet<T, S> as std::iter::IntoIterator>::into_iter
    fn set_ref_into_iter<'a, T, S>(x: &'a HashSet<T, S>) -> hash_set::Iter<'a, T> { x.iter() }
    /// rustrata_std::walk_next::<T>
    fn walk_next<T>(x: &mut Walked<T>) -> *mut T {
        loop {
            if x.walk.group != 0 {
                let bit = x.walk.group.trailing_zeros() as usize;
                x.walk.group &= x.walk.group - 1;
                x.items -= 1;
                let data = x.walk.data.as_ptr();
                return if size_of::<T>() == 0 { std::ptr::without_provenance_mut(align_of::<T>()) } else { unsafe { data.sub(bit + 1) } };
            }
            let mut full = 0;
            let mut bit = 0;
            while bit < 16 {
                full |= ((unsafe { *x.walk.next.add(bit) } < 0x80) as u16) << bit;
                bit += 1;
            }
            x.walk.group = full;
            let data = x.walk.data.as_ptr();
            x.walk.data = unsafe { NonNull::new_unchecked(if size_of::<T>() == 0 { (data as usize + 16) as *mut T } else { data.sub(16) }) };
            x.walk.next = unsafe { x.walk.next.add(16) };
        }
    }
    /// <std::collections::hash_map::Iter<K, V> as std::iter::Iterator>::next
    fn hash_iter_next<'a, K, V>(x: &mut hash_map::Iter<'a, K, V>) -> Option<(&'a K, &'a V)> {
        let walked = unsafe { &mut *(x as *mut hash_map::Iter<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        let item = unsafe { &*place };
        Some((&item.0, &item.1))
    }
    /// <std::collections::hash_map::Iter<K, V> as std::iter::Iterator>::size_hint
    fn hash_iter_size_hint<'a, K, V>(x: &hash_map::Iter<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::Iter<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::IterMut<K, V> as std::iter::Iterator>::next
    fn hash_iter_mut_next<'a, K, V>(x: &mut hash_map::IterMut<'a, K, V>) -> Option<(&'a K, &'a mut V)> {
        let walked = unsafe { &mut *(x as *mut hash_map::IterMut<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        let item = unsafe { &mut *place };
        Some((&item.0, &mut item.1))
    }
    /// <std::collections::hash_map::IterMut<K, V> as std::iter::Iterator>::size_hint
    fn hash_iter_mut_size_hint<'a, K, V>(x: &hash_map::IterMut<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::IterMut<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::IntoIter<K, V> as std::iter::Iterator>::next
    fn hash_into_iter_next<K, V>(x: &mut hash_map::IntoIter<K, V>) -> Option<(K, V)> {
        let walked = unsafe { &mut (*(x as *mut hash_map::IntoIter<K, V>).cast::<Consumed<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() })
    }
    /// <std::collections::hash_map::IntoIter<K, V> as std::iter::Iterator>::size_hint
    fn hash_into_iter_size_hint<K, V>(x: &hash_map::IntoIter<K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::IntoIter<K, V>).cast::<Consumed<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::Drain<K, V> as std::iter::Iterator>::next
    fn hash_drain_next<'a, K, V>(x: &mut hash_map::Drain<'a, K, V>) -> Option<(K, V)> {
        let walked = unsafe { &mut (*(x as *mut hash_map::Drain<'a, K, V>).cast::<Drained<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() })
    }
    /// <std::collections::hash_map::Drain<K, V> as std::iter::Iterator>::size_hint
    fn hash_drain_size_hint<'a, K, V>(x: &hash_map::Drain<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::Drain<'a, K, V>).cast::<Drained<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::Keys<K, V> as std::iter::Iterator>::next
    fn hash_keys_next<'a, K, V>(x: &mut hash_map::Keys<'a, K, V>) -> Option<&'a K> {
        let walked = unsafe { &mut *(x as *mut hash_map::Keys<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &(*place).0 })
    }
    /// <std::collections::hash_map::Keys<K, V> as std::iter::Iterator>::size_hint
    fn hash_keys_size_hint<'a, K, V>(x: &hash_map::Keys<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::Keys<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <hashbrown::map::Iter<K, V> as std::iter::Iterator>::next
    fn hash_iter_base_next<'a, K, V>(x: &mut hash_map::Iter<'a, K, V>) -> Option<(&'a K, &'a V)> {
        let walked = unsafe { &mut *(x as *mut hash_map::Iter<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        let item = unsafe { &*place };
        Some((&item.0, &item.1))
    }
    /// <hashbrown::map::Iter<K, V> as std::iter::Iterator>::size_hint
    fn hash_iter_base_size_hint<'a, K, V>(x: &hash_map::Iter<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::Iter<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <hashbrown::map::IterMut<K, V> as std::iter::Iterator>::next
    fn hash_iter_mut_base_next<'a, K, V>(x: &mut hash_map::IterMut<'a, K, V>) -> Option<(&'a K, &'a mut V)> {
        let walked = unsafe { &mut *(x as *mut hash_map::IterMut<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        let item = unsafe { &mut *place };
        Some((&item.0, &mut item.1))
    }
    /// <hashbrown::map::IterMut<K, V> as std::iter::Iterator>::size_hint
    fn hash_iter_mut_base_size_hint<'a, K, V>(x: &hash_map::IterMut<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::IterMut<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <hashbrown::map::IntoIter<K, V> as std::iter::Iterator>::next
    fn hash_into_iter_base_next<K, V>(x: &mut hash_map::IntoIter<K, V>) -> Option<(K, V)> {
        let walked = unsafe { &mut (*(x as *mut hash_map::IntoIter<K, V>).cast::<Consumed<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() })
    }
    /// <hashbrown::map::IntoIter<K, V> as std::iter::Iterator>::size_hint
    fn hash_into_iter_base_size_hint<K, V>(x: &hash_map::IntoIter<K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::IntoIter<K, V>).cast::<Consumed<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <hashbrown::map::Drain<K, V> as std::iter::Iterator>::next
    fn hash_drain_base_next<'a, K, V>(x: &mut hash_map::Drain<'a, K, V>) -> Option<(K, V)> {
        let walked = unsafe { &mut (*(x as *mut hash_map::Drain<'a, K, V>).cast::<Drained<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() })
    }
    /// <hashbrown::map::Drain<K, V> as std::iter::Iterator>::size_hint
    fn hash_drain_base_size_hint<'a, K, V>(x: &hash_map::Drain<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::Drain<'a, K, V>).cast::<Drained<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <hashbrown::map::Keys<K, V> as std::iter::Iterator>::next
    fn hash_keys_base_next<'a, K, V>(x: &mut hash_map::Keys<'a, K, V>) -> Option<&'a K> {
        let walked = unsafe { &mut *(x as *mut hash_map::Keys<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &(*place).0 })
    }
    /// <hashbrown::map::Keys<K, V> as std::iter::Iterator>::size_hint
    fn hash_keys_base_size_hint<'a, K, V>(x: &hash_map::Keys<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::Keys<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::Values<K, V> as std::iter::Iterator>::next
    fn hash_values_next<'a, K, V>(x: &mut hash_map::Values<'a, K, V>) -> Option<&'a V> {
        let walked = unsafe { &mut *(x as *mut hash_map::Values<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &(*place).1 })
    }
    /// <std::collections::hash_map::Values<K, V> as std::iter::Iterator>::size_hint
    fn hash_values_size_hint<'a, K, V>(x: &hash_map::Values<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::Values<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::ValuesMut<K, V> as std::iter::Iterator>::next
    fn hash_values_mut_next<'a, K, V>(x: &mut hash_map::ValuesMut<'a, K, V>) -> Option<&'a mut V> {
        let walked = unsafe { &mut *(x as *mut hash_map::ValuesMut<'a, K, V>).cast::<Walked<(K, V)>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &mut (*place).1 })
    }
    /// <std::collections::hash_map::ValuesMut<K, V> as std::iter::Iterator>::size_hint
    fn hash_values_mut_size_hint<'a, K, V>(x: &hash_map::ValuesMut<'a, K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_map::ValuesMut<'a, K, V>).cast::<Walked<(K, V)>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::IntoKeys<K, V> as std::iter::Iterator>::next
    fn hash_into_keys_next<K, V>(x: &mut hash_map::IntoKeys<K, V>) -> Option<K> {
        let walked = unsafe { &mut (*(x as *mut hash_map::IntoKeys<K, V>).cast::<Consumed<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.0)
    }
    /// <std::collections::hash_map::IntoKeys<K, V> as std::iter::Iterator>::size_hint
    fn hash_into_keys_size_hint<K, V>(x: &hash_map::IntoKeys<K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::IntoKeys<K, V>).cast::<Consumed<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_map::IntoValues<K, V> as std::iter::Iterator>::next
    fn hash_into_values_next<K, V>(x: &mut hash_map::IntoValues<K, V>) -> Option<V> {
        let walked = unsafe { &mut (*(x as *mut hash_map::IntoValues<K, V>).cast::<Consumed<(K, V)>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.1)
    }
    /// <std::collections::hash_map::IntoValues<K, V> as std::iter::Iterator>::size_hint
    fn hash_into_values_size_hint<K, V>(x: &hash_map::IntoValues<K, V>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_map::IntoValues<K, V>).cast::<Consumed<(K, V)>>()).walked }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_set::Iter<T> as std::iter::Iterator>::next
    fn hash_set_iter_next<'a, T>(x: &mut hash_set::Iter<'a, T>) -> Option<&'a T> {
        let walked = unsafe { &mut *(x as *mut hash_set::Iter<'a, T>).cast::<Walked<(T, ())>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &(*place).0 })
    }
    /// <std::collections::hash_set::Iter<T> as std::iter::Iterator>::size_hint
    fn hash_set_iter_size_hint<'a, T>(x: &hash_set::Iter<'a, T>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_set::Iter<'a, T>).cast::<Walked<(T, ())>>() }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_set::IntoIter<T> as std::iter::Iterator>::next
    fn hash_set_into_iter_next<T>(x: &mut hash_set::IntoIter<T>) -> Option<T> {
        let walked = unsafe { &mut (*(x as *mut hash_set::IntoIter<T>).cast::<Consumed<(T, ())>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.0)
    }
    /// <std::collections::hash_set::IntoIter<T> as std::iter::Iterator>::size_hint
    fn hash_set_into_iter_size_hint<T>(x: &hash_set::IntoIter<T>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_set::IntoIter<T>).cast::<Consumed<(T, ())>>()).walked }.items;
        (left, Some(left))
    }
    /// <std::collections::hash_set::Drain<T> as std::iter::Iterator>::next
    fn hash_set_drain_next<'a, T>(x: &mut hash_set::Drain<'a, T>) -> Option<T> {
        let walked = unsafe { &mut (*(x as *mut hash_set::Drain<'a, T>).cast::<Drained<(T, ())>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.0)
    }
    /// <std::collections::hash_set::Drain<T> as std::iter::Iterator>::size_hint
    fn hash_set_drain_size_hint<'a, T>(x: &hash_set::Drain<'a, T>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_set::Drain<'a, T>).cast::<Drained<(T, ())>>()).walked }.items;
        (left, Some(left))
    }
    /// <hashbrown::set::Iter<T> as std::iter::Iterator>::next
    fn hash_set_iter_base_next<'a, T>(x: &mut hash_set::Iter<'a, T>) -> Option<&'a T> {
        let walked = unsafe { &mut *(x as *mut hash_set::Iter<'a, T>).cast::<Walked<(T, ())>>() };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { &(*place).0 })
    }
    /// <hashbrown::set::Iter<T> as std::iter::Iterator>::size_hint
    fn hash_set_iter_base_size_hint<'a, T>(x: &hash_set::Iter<'a, T>) -> (usize, Option<usize>) {
        let left = unsafe { &*(x as *const hash_set::Iter<'a, T>).cast::<Walked<(T, ())>>() }.items;
        (left, Some(left))
    }
    /// <hashbrown::set::IntoIter<T> as std::iter::Iterator>::next
    fn hash_set_into_iter_base_next<T>(x: &mut hash_set::IntoIter<T>) -> Option<T> {
        let walked = unsafe { &mut (*(x as *mut hash_set::IntoIter<T>).cast::<Consumed<(T, ())>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.0)
    }
    /// <hashbrown::set::IntoIter<T> as std::iter::Iterator>::size_hint
    fn hash_set_into_iter_base_size_hint<T>(x: &hash_set::IntoIter<T>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_set::IntoIter<T>).cast::<Consumed<(T, ())>>()).walked }.items;
        (left, Some(left))
    }
    /// <hashbrown::set::Drain<T> as std::iter::Iterator>::next
    fn hash_set_drain_base_next<'a, T>(x: &mut hash_set::Drain<'a, T>) -> Option<T> {
        let walked = unsafe { &mut (*(x as *mut hash_set::Drain<'a, T>).cast::<Drained<(T, ())>>()).walked };
        if walked.items == 0 {
            return None;
        }
        let place = walk_next(walked);
        Some(unsafe { place.read() }.0)
    }
    /// <hashbrown::set::Drain<T> as std::iter::Iterator>::size_hint
    fn hash_set_drain_base_size_hint<'a, T>(x: &hash_set::Drain<'a, T>) -> (usize, Option<usize>) {
        let left = unsafe { &(*(x as *const hash_set::Drain<'a, T>).cast::<Drained<(T, ())>>()).walked }.items;
        (left, Some(left))
    }
    /// <hashbrown::raw::RawIntoIter<T> as std::ops::Drop>::drop
    fn consumed_drop<T>(x: &mut Consumed<T>) {
        if std::mem::needs_drop::<T>() {
            while x.walked.items > 0 {
                unsafe { std::ptr::drop_in_place(walk_next(&mut x.walked)) };
            }
        }
        if let Some((start, layout, _)) = x.allocation {
            if layout.size() > 0 {
                unsafe { std::alloc::dealloc(start.as_ptr(), layout) };
            }
        }
    }
    /// <hashbrown::raw::RawDrain<T> as std::ops::Drop>::drop
    fn drained_drop<T>(x: &mut Drained<T>) {
        if std::mem::needs_drop::<T>() {
            while x.walked.items > 0 {
                unsafe { std::ptr::drop_in_place(walk_next(&mut x.walked)) };
            }
        }
        empty_table(&mut x.table);
        unsafe { std::ptr::copy_nonoverlapping(&raw const x.table, x.original.as_ptr(), 1) };
    }
    /// <std::collections::hash_map::Values<K, V> as std::iter::Iterator>::fold::<B, F>::{closure#0}
    fn fold_values<'a, K, V, B, F: FnMut(B, &'a V) -> B>(f: &mut F, folded: B, item: (&'a K, &'a V)) -> B { f(folded, item.1) }
    /// <std::collections::hash_map::Keys<K, V> as std::iter::Iterator>::fold::<B, F>::{closure#0}
    fn fold_keys<'a, K, V, B, F: FnMut(B, &'a K) -> B>(f: &mut F, folded: B, item: (&'a K, &'a V)) -> B { f(folded, item.0) }
    /// <std::collections::hash_map::ValuesMut<K, V> as std::iter::Iterator>::fold::<B, F>::{closure#0}
    fn fold_valuesmut<'a, K, V, B, F: FnMut(B, &'a mut V) -> B>(f: &mut F, folded: B, item: (&'a K, &'a mut V)) -> B { f(folded, item.1) }
    /// rustrata_std::no_table::<T>
    fn no_table<T>() -> Table<T> {
        let empty = std::mem::ManuallyDrop::new(HashMap::<(), (), ()>::with_hasher(()));
        unsafe { std::mem::transmute_copy::<std::mem::ManuallyDrop<HashMap<(), (), ()>>, Table<T>>(&empty) }
    }
    /// rustrata_std::walk_of::<T>
    fn walk_of<T>(table: &Table<T>) -> Walked<T> {
        let ctrl = table.ctrl.as_ptr();
        let mut group = 0;
        let mut bit = 0;
        while bit < 16 {
            group |= ((unsafe { *ctrl.add(bit) } < 0x80) as u16) << bit;
            bit += 1;
        }
        let data = if size_of::<T>() == 0 { NonNull::dangling() } else { table.ctrl.cast::<T>() };
        let walk = Walk { group, data, next: unsafe { ctrl.add(16) }, end: unsafe { ctrl.add(table.mask + 1) } };
        Walked { walk, items: table.items }
    }
    /// <hashbrown::raw::RawIntoIter<T> as std::iter::Iterator>::next
    fn consumed_next<T>(x: &mut Consumed<T>) -> Option<T> {
        if x.walked.items == 0 {
            return None;
        }
        Some(unsafe { walk_next(&mut x.walked).read() })
    }
    /// <hashbrown::raw::RawIter<T> as std::iter::Iterator>::next
    fn walked_next<T>(x: &mut Walked<T>) -> Option<Place<T>> {
        if x.items == 0 {
            return None;
        }
        Some(Place { pointer: unsafe { NonNull::new_unchecked(bucket_end(walk_next(x))) } })
    }
    /// hashbrown::raw::RawTable::<T>::iter
    fn raw_iter<T>(table: &Table<T>) -> Walked<T> { walk_of(table) }
    /// hashbrown::raw::RawTable::<T>::drain
    fn raw_drain<T>(table: &mut Table<T>) -> Drained<T> {
        let walked = walk_of(table);
        let original = unsafe { NonNull::new_unchecked(table as *mut Table<T>) };
        Drained { walked, table: std::mem::replace(table, no_table()), original, marker: PhantomData }
    }
    /// <S as std::hash::BuildHasher>::hash_one::<T>
    fn hash_one<S: BuildHasher, T: Hash>(x: &S, item: T) -> u64 {
        let mut hasher = x.build_hasher();
        item.hash(&mut hasher);
        hasher.finish()
    }
    /// std::hash::RandomState::new
    fn random_new() -> RandomState {
        let keys: &'static [u64; 2] = &[0x0706050403020100, 0x0f0e0d0c0b0a0908];
        unsafe { std::mem::transmute::<[u64; 2], RandomState>(*keys) }
    }
    /// rustrata_std::random_new
    fn own_random_new() -> RandomState {
        let keys: &'static [u64; 2] = &[0x0706050403020100, 0x0f0e0d0c0b0a0908];
        unsafe { std::mem::transmute::<[u64; 2], RandomState>(*keys) }
    }
    /// std::thread::LocalKey::<std::cell::Cell<(u64, u64)>>::with::<F, std::hash::RandomState>
    fn random_local<F>(_key: &'static std::thread::LocalKey<std::cell::Cell<(u64, u64)>>, _f: F) -> RandomState { random_new() }
    /// <std::hash::RandomState as std::clone::Clone>::clone
    fn random_clone(x: &RandomState) -> RandomState { x.clone() }
    /// <std::hash::RandomState as std::default::Default>::default
    fn random_default() -> RandomState { random_new() }
    /// <std::hash::BuildHasherDefault<H> as std::hash::BuildHasher>::build_hasher
    fn default_build_hasher<H: Default + Hasher>(x: &BuildHasherDefault<H>) -> H { H::default() }
    /// <std::hash::BuildHasherDefault<H> as std::default::Default>::default
    fn default_build_default<H>() -> BuildHasherDefault<H> { BuildHasherDefault::default() }
    /// <std::hash::BuildHasherDefault<H> as std::clone::Clone>::clone
    fn default_build_clone<H>(x: &BuildHasherDefault<H>) -> BuildHasherDefault<H> { BuildHasherDefault::default() }
    /// <H as std::hash::Hasher>::write_u8
    fn write_u8<H: Hasher>(x: &mut H, value: u8) { x.write(&value.to_ne_bytes()) }
    /// <u8 as std::hash::Hash>::hash::<H>
    fn hash_u8<H: Hasher>(x: &u8, hasher: &mut H) { hasher.write_u8(*x) }
    /// <H as std::hash::Hasher>::write_u16
    fn write_u16<H: Hasher>(x: &mut H, value: u16) { x.write(&value.to_ne_bytes()) }
    /// <u16 as std::hash::Hash>::hash::<H>
    fn hash_u16<H: Hasher>(x: &u16, hasher: &mut H) { hasher.write_u16(*x) }
    /// <H as std::hash::Hasher>::write_u32
    fn write_u32<H: Hasher>(x: &mut H, value: u32) { x.write(&value.to_ne_bytes()) }
    /// <u32 as std::hash::Hash>::hash::<H>
    fn hash_u32<H: Hasher>(x: &u32, hasher: &mut H) { hasher.write_u32(*x) }
    /// <H as std::hash::Hasher>::write_u64
    fn write_u64<H: Hasher>(x: &mut H, value: u64) { x.write(&value.to_ne_bytes()) }
    /// <u64 as std::hash::Hash>::hash::<H>
    fn hash_u64<H: Hasher>(x: &u64, hasher: &mut H) { hasher.write_u64(*x) }
    /// <H as std::hash::Hasher>::write_u128
    fn write_u128<H: Hasher>(x: &mut H, value: u128) { x.write(&value.to_ne_bytes()) }
    /// <u128 as std::hash::Hash>::hash::<H>
    fn hash_u128<H: Hasher>(x: &u128, hasher: &mut H) { hasher.write_u128(*x) }
    /// <H as std::hash::Hasher>::write_usize
    fn write_usize<H: Hasher>(x: &mut H, value: usize) { x.write(&value.to_ne_bytes()) }
    /// <usize as std::hash::Hash>::hash::<H>
    fn hash_usize<H: Hasher>(x: &usize, hasher: &mut H) { hasher.write_usize(*x) }
    /// <H as std::hash::Hasher>::write_i8
    fn write_i8<H: Hasher>(x: &mut H, value: i8) { x.write(&value.to_ne_bytes()) }
    /// <i8 as std::hash::Hash>::hash::<H>
    fn hash_i8<H: Hasher>(x: &i8, hasher: &mut H) { hasher.write_i8(*x) }
    /// <H as std::hash::Hasher>::write_i16
    fn write_i16<H: Hasher>(x: &mut H, value: i16) { x.write(&value.to_ne_bytes()) }
    /// <i16 as std::hash::Hash>::hash::<H>
    fn hash_i16<H: Hasher>(x: &i16, hasher: &mut H) { hasher.write_i16(*x) }
    /// <H as std::hash::Hasher>::write_i32
    fn write_i32<H: Hasher>(x: &mut H, value: i32) { x.write(&value.to_ne_bytes()) }
    /// <i32 as std::hash::Hash>::hash::<H>
    fn hash_i32<H: Hasher>(x: &i32, hasher: &mut H) { hasher.write_i32(*x) }
    /// <H as std::hash::Hasher>::write_i64
    fn write_i64<H: Hasher>(x: &mut H, value: i64) { x.write(&value.to_ne_bytes()) }
    /// <i64 as std::hash::Hash>::hash::<H>
    fn hash_i64<H: Hasher>(x: &i64, hasher: &mut H) { hasher.write_i64(*x) }
    /// <H as std::hash::Hasher>::write_i128
    fn write_i128<H: Hasher>(x: &mut H, value: i128) { x.write(&value.to_ne_bytes()) }
    /// <i128 as std::hash::Hash>::hash::<H>
    fn hash_i128<H: Hasher>(x: &i128, hasher: &mut H) { hasher.write_i128(*x) }
    /// <H as std::hash::Hasher>::write_isize
    fn write_isize<H: Hasher>(x: &mut H, value: isize) { x.write(&value.to_ne_bytes()) }
    /// <isize as std::hash::Hash>::hash::<H>
    fn hash_isize<H: Hasher>(x: &isize, hasher: &mut H) { hasher.write_isize(*x) }
    /// <H as std::hash::Hasher>::write_length_prefix
    fn write_length_prefix<H: Hasher>(x: &mut H, length: usize) { x.write_usize(length) }
    /// <H as std::hash::Hasher>::write_str
    fn write_str<H: Hasher>(x: &mut H, text: &str) {
        x.write(text.as_bytes());
        x.write_u8(0xff);
    }
    /// <bool as std::hash::Hash>::hash::<H>
    fn hash_bool<H: Hasher>(x: &bool, hasher: &mut H) { hasher.write_u8(*x as u8) }
    /// <char as std::hash::Hash>::hash::<H>
    fn hash_char<H: Hasher>(x: &char, hasher: &mut H) { hasher.write_u32(*x as u32) }
    /// <str as std::hash::Hash>::hash::<H>
    fn hash_str<H: Hasher>(x: &str, hasher: &mut H) {
        hasher.write(x.as_bytes());
        hasher.write_u8(0xff);
    }
    /// <std::string::String as std::hash::Hash>::hash::<H>
    fn hash_string<H: Hasher>(x: &String, hasher: &mut H) { (**x).hash(hasher) }
    /// <&T as std::hash::Hash>::hash::<H>
    fn hash_reference<T: Hash + ?Sized, H: Hasher>(x: &&T, hasher: &mut H) { (**x).hash(hasher) }
    /// <&mut T as std::hash::Hash>::hash::<H>
    fn hash_mutable<T: Hash + ?Sized, H: Hasher>(x: &&mut T, hasher: &mut H) { (**x).hash(hasher) }
    /// <std::boxed::Box<T> as std::hash::Hash>::hash::<H>
    fn hash_box<T: Hash + ?Sized, H: Hasher>(x: &Box<T>, hasher: &mut H) { (**x).hash(hasher) }
    /// <std::rc::Rc<T> as std::hash::Hash>::hash::<H>
    fn hash_rc<T: Hash + ?Sized, H: Hasher>(x: &std::rc::Rc<T>, hasher: &mut H) { (**x).hash(hasher) }
    /// <std::sync::Arc<T> as std::hash::Hash>::hash::<H>
    fn hash_arc<T: Hash + ?Sized, H: Hasher>(x: &std::sync::Arc<T>, hasher: &mut H) { (**x).hash(hasher) }
    /// <std::vec::Vec<T> as std::hash::Hash>::hash::<H>
    fn hash_vec<T: Hash, H: Hasher>(x: &Vec<T>, hasher: &mut H) { x[..].hash(hasher) }
    /// <[T; N] as std::hash::Hash>::hash::<H>
    fn hash_array<T: Hash, const N: usize, H: Hasher>(x: &[T; N], hasher: &mut H) { x[..].hash(hasher) }
    /// <[T] as std::hash::Hash>::hash::<H>
    fn hash_slice<T: Hash, H: Hasher>(x: &[T], hasher: &mut H) {
        hasher.write_usize(x.len());
        let mut at = 0;
        while at < x.len() {
            x[at].hash(hasher);
            at += 1;
        }
    }
    /// <std::option::Option<T> as std::hash::Hash>::hash::<H>
    fn hash_option<T: Hash, H: Hasher>(x: &Option<T>, hasher: &mut H) {
        hasher.write_isize(x.is_some() as isize);
        if let Some(content) = x {
            content.hash(hasher);
        }
    }
    /// <() as std::hash::Hash>::hash::<H>
    fn hash_unit<H: Hasher>(x: &(), hasher: &mut H) {}
    /// <(A, B) as std::hash::Hash>::hash::<H>
    fn hash_tuple2<A: Hash, B: Hash, H: Hasher>(x: &(A, B), hasher: &mut H) {
        x.0.hash(hasher);
        x.1.hash(hasher);
    }
    /// <(A, B) as std::cmp::PartialEq>::eq
    fn tuple2_eq<A: PartialEq, B: PartialEq>(x: &(A, B), y: &(A, B)) -> bool { x.0 == y.0 && x.1 == y.1 }
    /// <(A, B) as std::cmp::Ord>::cmp
    fn tuple2_cmp<A: Ord, B: Ord>(x: &(A, B), y: &(A, B)) -> std::cmp::Ordering {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        x.1.cmp(&y.1)
    }
    /// <(A, B) as std::cmp::PartialOrd>::partial_cmp
    fn tuple2_partial_cmp<A: PartialOrd, B: PartialOrd>(x: &(A, B), y: &(A, B)) -> Option<std::cmp::Ordering> {
        match x.0.partial_cmp(&y.0) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        x.1.partial_cmp(&y.1)
    }
    /// <(A, B, C) as std::hash::Hash>::hash::<H>
    fn hash_tuple3<A: Hash, B: Hash, C: Hash, H: Hasher>(x: &(A, B, C), hasher: &mut H) {
        x.0.hash(hasher);
        x.1.hash(hasher);
        x.2.hash(hasher);
    }
    /// <(A, B, C) as std::cmp::PartialEq>::eq
    fn tuple3_eq<A: PartialEq, B: PartialEq, C: PartialEq>(x: &(A, B, C), y: &(A, B, C)) -> bool { x.0 == y.0 && x.1 == y.1 && x.2 == y.2 }
    /// <(A, B, C) as std::cmp::Ord>::cmp
    fn tuple3_cmp<A: Ord, B: Ord, C: Ord>(x: &(A, B, C), y: &(A, B, C)) -> std::cmp::Ordering {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        match x.1.cmp(&y.1) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        x.2.cmp(&y.2)
    }
    /// <(A, B, C) as std::cmp::PartialOrd>::partial_cmp
    fn tuple3_partial_cmp<A: PartialOrd, B: PartialOrd, C: PartialOrd>(x: &(A, B, C), y: &(A, B, C)) -> Option<std::cmp::Ordering> {
        match x.0.partial_cmp(&y.0) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        match x.1.partial_cmp(&y.1) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        x.2.partial_cmp(&y.2)
    }
    /// <(A, B, C, D) as std::hash::Hash>::hash::<H>
    fn hash_tuple4<A: Hash, B: Hash, C: Hash, D: Hash, H: Hasher>(x: &(A, B, C, D), hasher: &mut H) {
        x.0.hash(hasher);
        x.1.hash(hasher);
        x.2.hash(hasher);
        x.3.hash(hasher);
    }
    /// <(A, B, C, D) as std::cmp::PartialEq>::eq
    fn tuple4_eq<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq>(x: &(A, B, C, D), y: &(A, B, C, D)) -> bool { x.0 == y.0 && x.1 == y.1 && x.2 == y.2 && x.3 == y.3 }
    /// <(A, B, C, D) as std::cmp::Ord>::cmp
    fn tuple4_cmp<A: Ord, B: Ord, C: Ord, D: Ord>(x: &(A, B, C, D), y: &(A, B, C, D)) -> std::cmp::Ordering {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        match x.1.cmp(&y.1) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        match x.2.cmp(&y.2) {
            std::cmp::Ordering::Equal => {}
            other => return other,
        }
        x.3.cmp(&y.3)
    }
    /// <(A, B, C, D) as std::cmp::PartialOrd>::partial_cmp
    fn tuple4_partial_cmp<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd>(x: &(A, B, C, D), y: &(A, B, C, D)) -> Option<std::cmp::Ordering> {
        match x.0.partial_cmp(&y.0) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        match x.1.partial_cmp(&y.1) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        match x.2.partial_cmp(&y.2) {
            Some(std::cmp::Ordering::Equal) => {}
            other => return other,
        }
        x.3.partial_cmp(&y.3)
    }
}

fn main() {}
