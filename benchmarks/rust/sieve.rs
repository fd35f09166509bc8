//! The sieve of Eratosthenes: how many primes there are up to a number.

const LAST: usize = 1024;

fn main() {
    let mut composite = vec![false; LAST + 1];
    let mut primes = 0;
    let mut number = 2;
    while number <= LAST {
        if !composite[number] {
            primes += 1;
            let mut multiple = number * number;
            while multiple <= LAST {
                composite[multiple] = true;
                multiple += number;
            }
        }
        number += 1;
    }
    assert!(primes > LAST / 10);
}
