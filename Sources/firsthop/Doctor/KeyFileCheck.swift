// SPDX-License-Identifier: Apache-2.0

import Storage

/// The key file can be read by us alone and is the one that the database was sealed with.
enum KeyFileCheck {
    static func findings(_ examination: Examination) async -> [DoctorFinding] {
        let path = examination.settings.keyFile
        do {
            return [finding(at: path, stored: try await examination.store?.keyChecks())]
        } catch {
            return [.error("\(error)", advice: "see the finding about the database")]
        }
    }

    /// - Parameter stored: what the database remembers; nil when it could not be opened.
    private static func finding(at path: String, stored: [KeyCheck]?) -> DoctorFinding {
        do {
            return comparison(of: try MasterKeyFile.load(at: path), with: stored, path: path)
        } catch {
            if error.reason == .missing && (stored ?? []).isEmpty {
                return .warning("\(path) does not exist yet", advice: "`firsthop serve` makes it on the first start")
            }
            return .error("\(error)", advice: "until then no secret in the database can be read")
        }
    }

    private static func comparison(of ring: KeyRing, with stored: [KeyCheck]?, path: String) -> DoctorFinding {
        guard let stored else {
            return .warning(
                "\(path) is sound, but there is no database to compare it with",
                advice: "see the finding about the database")
        }
        do {
            let new = try ring.newChecks(comparedWith: stored)
            if new.isEmpty || stored.isEmpty { return .ok("\(path) fits the database") }
            return .ok("\(path) fits the database, which gets to know \(new.count) new keys at the next start")
        } catch {
            return .error("\(error)", advice: "until then no secret in the database can be read")
        }
    }
}
