// A pool of threads that take boxed jobs from a channel.
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    sender: Option<Sender<Job>>,
    workers: Vec<JoinHandle<usize>>,
}

impl Pool {
    fn new(count: usize) -> Pool {
        let (sender, receiver) = channel::<Job>();
        let receiver = Arc::new(Mutex::new(receiver));
        let workers = (0..count)
            .map(|_| {
                let receiver = Arc::clone(&receiver);
                thread::spawn(move || Pool::work(&receiver))
            })
            .collect();
        Pool { sender: Some(sender), workers }
    }

    fn work(receiver: &Mutex<Receiver<Job>>) -> usize {
        let mut done = 0;
        loop {
            let job = receiver.lock().unwrap().recv();
            match job {
                Ok(job) => {
                    job();
                    done += 1;
                }
                Err(_) => return done,
            }
        }
    }

    fn run(&self, job: impl FnOnce() + Send + 'static) {
        self.sender.as_ref().unwrap().send(Box::new(job)).unwrap();
    }

    fn finish(mut self) -> usize {
        drop(self.sender.take());
        self.workers.drain(..).map(|worker| worker.join().unwrap()).sum()
    }
}

fn main() {
    let pool = Pool::new(3);
    let total = Arc::new(Mutex::new(0));
    let (sender, receiver) = channel();
    for i in 1..=6 {
        let total = Arc::clone(&total);
        let sender = sender.clone();
        pool.run(move || {
            *total.lock().unwrap() += i;
            sender.send(i * i).unwrap();
        });
    }
    drop(sender);
    let mut squares: Vec<i32> = receiver.iter().collect();
    squares.sort();
    println!("{:?}", squares);
    println!("jobs {}", pool.finish());
    println!("total {}", total.lock().unwrap());
}
