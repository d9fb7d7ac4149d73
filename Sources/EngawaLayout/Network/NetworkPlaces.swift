/// Where everything of a network stands: found from nothing, or grown from the places that fewer had.
package struct NetworkPlaces: Sendable {
    /// What may be done when a network grows.
    package struct Growth: Sendable {
        /// The few whose lines cross most may stand elsewhere.
        package var mends = false
        /// All may be drawn out over the page where much of it is empty.
        package var fills = false
        /// All may give way where there is no room otherwise.
        package var isForced = false

        package init(mends: Bool = false, fills: Bool = false, isForced: Bool = false) {
            self.mends = mends
            self.fills = fills
            self.isForced = isForced
        }
    }

    let state: NetworkState
    /// With the ways of the lines, where these have been laid.
    let routed: RoutedNetwork?

    /// Places found from nothing; nil where the area is too small.
    package init?(_ input: NetworkInput) {
        guard let routed = NetworkSolver.solved(input) else { return nil }
        self.init(routed)
    }

    private init(_ routed: RoutedNetwork) {
        state = routed.state
        self.routed = routed
    }

    private init(_ state: NetworkState) {
        self.state = state
        routed = nil
    }

    /// The places of a network that this one has grown to: what was there stays and gives way no more than it must, the rest
    /// is fitted in. Nil where there is no room.
    ///
    /// - Parameter way: what may be done on the way.
    package func grown(to input: NetworkInput, _ way: Growth = Growth()) -> NetworkPlaces? {
        NetworkSolver.grown(state, to: input, way).map(NetworkPlaces.init)
    }

    /// The same places with the ways of the lines; nil where a line finds none.
    package var withWays: NetworkPlaces? {
        routed == nil ? RoutedNetwork(state).map(NetworkPlaces.init) : self
    }

    /// How often lines cross; nil where their ways are not known.
    package var crossings: Int? { routed?.crossings }
}
