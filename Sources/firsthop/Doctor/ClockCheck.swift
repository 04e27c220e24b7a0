// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The clock is right enough for history, certificates and one-time codes.
enum ClockCheck {
    /// Before this version existed (2026-01-01), and later than it will be in use (2100-01-01).
    private static let sane = Timestamp(seconds: 1_767_225_600)...Timestamp(seconds: 4_102_444_800)

    static func findings(now: Timestamp, synchronisation: ClockSynchronisation) -> [DoctorFinding] {
        let advice = "install and start a time daemon such as chrony"
        guard sane.contains(now) else {
            return [.error("the clock says \(now), which cannot be", advice: "set the clock, then \(advice)")]
        }
        switch synchronisation {
        case .synchronised: return [.ok("the clock is synchronised")]
        case .unsynchronised: return [.warning("nothing keeps the clock right", advice: advice)]
        case .unknown: return [.ok("the clock says \(now); the kernel does not tell whether it is synchronised")]
        }
    }
}
