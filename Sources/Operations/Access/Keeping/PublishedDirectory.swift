// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage
import Synchronization

/// The place where the newest directory lies. Readers take the reference; nobody waits longer than for that.
final class PublishedDirectory: Sendable {
    private let directory = Mutex<AccessDirectory>(.empty)
    private let shown = Mutex(DirectoryStatus())
    private let clock: WallClock

    /// - Parameter clock: dates what is shown.
    init(clock: WallClock) {
        self.clock = clock
    }

    var current: AccessDirectory { directory.withLock { $0 } }

    var status: DirectoryStatus { shown.withLock { $0 } }

    /// Takes over what a follower found.
    func take(_ step: DirectoryStep) {
        directory.withLock { $0 = step.directory }
        shown.withLock { status in
            switch step.directory.origin {
            case .store, .continuedCopy:
                status.agreedAt = clock.now()
                status.fault = nil
            case .empty, .copy: break
            }
            status.changesFollowed += UInt64(step.changes)
            status.sealingFaults += step.sealingFaults.count
            status.lastSealingFault = step.sealingFaults.last?.description ?? status.lastSealingFault
        }
    }

    /// Says why the database cannot be followed.
    func note(fault: String) {
        shown.withLock { $0.fault = fault }
    }

    /// Says that a copy was written, or why it could not be.
    func noteCopy(_ outcome: Result<Timestamp, any Error>) {
        shown.withLock { status in
            switch outcome {
            case .success(let savedAt):
                status.copySavedAt = savedAt
                status.copyFault = nil
            case .failure(let error): status.copyFault = "\(error)"
            }
        }
    }
}
