// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ProviderValues

@testable import Storage

/// Keeps a store's writer busy until it is let go, so that writes pile up and share a commit.
struct HeldWriter {
    private let gate = DispatchSemaphore(value: 0)
    private let store: Store

    /// Holds the writer from now on: what is queued later waits.
    ///
    /// - Parameter inTransaction: with the database's write lock taken, against every other process too.
    init(_ store: Store, inTransaction: Bool = false) async {
        self.store = store
        let gate = gate
        await withCheckedContinuation { held in
            store.engine.onWriter { connection in
                let connection = inTransaction ? try? connection.get() : nil
                try? connection?.begin()
                held.resume()
                gate.wait()
                connection?.rollback()
            }
        }
    }

    /// Returns once this many writes are queued.
    func whenWaiting(_ count: Int) async {
        while store.counted("firsthop_store_waiting_writes") < Double(count) { await Task.yield() }
    }

    /// Lets the writer go.
    func release() {
        gate.signal()
    }

    /// Lets the writer go once this many writes are queued.
    func release(whenWaiting count: Int) async {
        await whenWaiting(count)
        release()
    }
}

extension Store {
    /// The number that the store counts under this name.
    func counted(_ name: String) -> Double {
        for family in metrics() where family.name == name {
            if case .number(let value)? = family.samples.first?.value { return value }
        }
        return .nan
    }
}
