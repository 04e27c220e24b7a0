// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Which part of a service's timeline is asked for, the newest first.
public struct TimelineRequest: Sendable {
    /// Nothing before this.
    public var since: Timestamp
    /// Only what happened before this: ``TimelinePage/next`` of the page before.
    public var before: Timestamp
    /// About so many events: a page ends between two moments, so that the next one leaves nothing out.
    public var limit: Int

    public init(since: Timestamp = .distantPast, before: Timestamp = .distantFuture, limit: Int = 100) {
        self.since = since
        self.before = before
        self.limit = limit
    }
}

/// A page of a timeline.
public struct TimelinePage: Sendable {
    /// The newest first.
    public let events: [TimelineEvent]
    /// What to ask for next as ``TimelineRequest/before``; nil where nothing older is known.
    public let next: Timestamp?
}

extension TimelinePage {
    /// The newest of several lists together, each of which is cut off at the limit.
    init(merging events: [TimelineEvent], _ request: TimelineRequest) {
        // What stands in a list before another of the same moment is newer.
        let sorted = events.enumerated().sorted { left, right in
            (right.element.at, right.element.fact.order, left.offset)
                < (left.element.at, left.element.fact.order, right.offset)
        }.map(\.element)
        guard sorted.count > request.limit else {
            self.init(events: sorted, next: nil)
            return
        }
        let last = sorted[request.limit].at
        // A moment that the page cannot hold to its end belongs to the next page, unless it is all that there is.
        let whole = sorted.prefix(request.limit).prefix { $0.at > last }
        let page = whole.isEmpty ? sorted.filter { $0.at == last } : Array(whole)
        self.init(events: page, next: page.last?.at)
    }
}
