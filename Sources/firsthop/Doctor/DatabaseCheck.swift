// SPDX-License-Identifier: Apache-2.0

import Storage

/// The database opens and has the schema that this program needs.
enum DatabaseCheck {
    static func findings(_ examination: Examination) async -> [DoctorFinding] {
        let place = examination.settings.database.shown
        switch examination.opening {
        case .absent:
            return [.warning("\(place) does not exist yet", advice: "`firsthop serve` makes it on the first start")]
        case .failed(let reason):
            return [.error(reason, advice: "nothing works without the database")]
        case .opened(let store):
            do {
                let version = try await store.schemaVersion()
                return [.ok("\(place) opens; its schema has version \(version), which is this program's")]
            } catch {
                return [.error("\(error)", advice: "nothing works without the database")]
            }
        }
    }
}
