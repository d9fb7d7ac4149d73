print("engawa")
