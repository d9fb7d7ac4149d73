print("engawa-bench")
