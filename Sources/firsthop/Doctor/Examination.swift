// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
import Storage

/// What the checks look at. Nothing is made or changed: the store is opened as it is, if at all.
struct Examination: Sendable {
    /// How opening the database went.
    enum Opening: Sendable {
        case opened(Store)
        /// There is nothing yet, as before the first start.
        case absent
        /// The reason in words.
        case failed(String)
    }

    let settings: Settings
    let clock: WallClock
    let opening: Opening

    init(_ settings: Settings, clock: WallClock) async {
        self.settings = settings
        self.clock = clock
        if case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
            opening = .absent
            return
        }
        var options = StoreOptions()
        options.migrates = false
        do {
            opening = .opened(try await Store.open(settings.database, clock: clock, options: options))
        } catch {
            opening = .failed("\(error)")
        }
    }

    /// The database, when it could be opened.
    var store: Store? {
        switch opening {
        case .opened(let store): store
        case .absent, .failed: nil
        }
    }
}
