// SPDX-License-Identifier: Apache-2.0

/// How long simulated sessions live, told by how many of all requests are interims.
public struct SessionShape: Sendable, Hashable {
    /// Interims between a session's Start and its Stop; nil for sessions that never stop.
    let interims: Int?

    /// Refuses a share that is not from 0 to 100 percent; 100 means sessions that never stop.
    public init(interimPercent percent: Double) throws(LoadError) {
        guard (0...100).contains(percent) else { throw .interimPercent(percent) }
        // A session has a Start, n interims and a Stop, so their share is n / (n + 2).
        let interims = 2 * percent / (100 - percent)
        self.interims = interims < Double(Self.longest) ? Int(interims.rounded()) : nil
    }

    /// The interims of one session. The first sessions end early, each at another time, so that not all end together.
    func interims(subscriber: Int, life: Int) -> Int {
        guard let interims else { return .max }
        return life > 0 || interims == 0 ? interims : subscriber % interims + 1
    }

    /// Longer sessions are as good as endless: twenty years of ten minutes.
    private static let longest = 1_000_000
}
