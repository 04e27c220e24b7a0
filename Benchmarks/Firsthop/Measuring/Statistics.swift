// SPDX-License-Identifier: Apache-2.0

extension [Double] {
    /// The middle one, the upper of two; 0 when there is none.
    var median: Double { quantile(0.5) }

    /// The value below which the share `rank`, 0 to 1, of all values lies; 0 when there is none.
    func quantile(_ rank: Double) -> Double {
        guard !isEmpty else { return 0 }
        let index = Int((Double(count) * rank).rounded(.down))
        return sorted()[Swift.min(Swift.max(index, 0), count - 1)]
    }
}

extension ContinuousClock {
    /// Seconds that a body takes.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
