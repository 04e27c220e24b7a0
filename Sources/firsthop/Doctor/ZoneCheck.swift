// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The system's time zone data is there: billing days and fair-use hours depend on it.
enum ZoneCheck {
    /// Zones of both hemispheres with unusual rules: whoever has these has the whole data.
    private static let samples = ["Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"]

    static func findings(_ zones: ZoneDatabase = ZoneDatabase()) -> [DoctorFinding] {
        do {
            for name in samples { _ = try zones.rules(named: name) }
            return [.ok("time zone data in \(zones.directory)")]
        } catch {
            return [.error("\(error)", advice: "install the system's time zone data (Debian: apt-get install tzdata)")]
        }
    }
}
