// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// When what a record reports has happened, as far as it can be believed.
struct RecordTime: Equatable, Sendable {
    let instant: Timestamp
    /// Whether the router itself said when: a repetition then has the same time.
    let isStated: Bool
    /// Whether the router said something that cannot be.
    let isDoubtful: Bool

    /// - Parameters:
    ///   - stated: the router's own time, if it gave one.
    ///   - delay: seconds for which it has tried to send.
    init(arrived: Timestamp, stated: Timestamp?, delay: UInt32, rules: SessionRules) {
        let held = min(.seconds(Int64(delay)), rules.longestDelay)
        let sent = arrived.advanced(by: .zero - held)
        let isTooLong = held < .seconds(Int64(delay))
        guard let stated else {
            instant = sent
            isStated = false
            isDoubtful = isTooLong
            return
        }
        let isCredible =
            stated >= sent.advanced(by: .zero - rules.skewBehind) && stated <= sent.advanced(by: rules.skewAhead)
        instant = isCredible ? stated : sent
        isStated = isCredible
        isDoubtful = isTooLong || !isCredible
    }
}
